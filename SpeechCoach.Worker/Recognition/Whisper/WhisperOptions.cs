using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>Whisper; configuration section <c>Recognition:Whisper</c>.</summary>
public sealed class WhisperOptions
{
    public const string Section = "Recognition:Whisper";

    /// <summary>A GGML model on disk; without it the one below is fetched.</summary>
    public string? ModelPath { get; set; }

    /// <summary>The model to fetch: by default <c>base</c>, multilingual, 142 MiB.</summary>
    [Required]
    public Uri ModelAddress { get; set; } = new("https://huggingface.co/ggerganov/whisper.cpp/resolve/main/ggml-base.bin");

    /// <summary>The hash of the model to fetch.</summary>
    [Required, RegularExpression("[0-9a-fA-F]{64}")]
    public string ModelSha256 { get; set; } = "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe";

    /// <summary>Where a fetched model is kept.</summary>
    [Required]
    public string ModelFolder { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "speech-coach", "models");

    /// <summary>How long a model that could not be fetched is not asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RetryDownloadAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Threads for one recording.</summary>
    [Range(1, 256)]
    public int Threads { get; set; } = Math.Min(4, Environment.ProcessorCount);
}
