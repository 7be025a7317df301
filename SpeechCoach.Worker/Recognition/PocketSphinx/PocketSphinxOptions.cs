using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>PocketSphinx; configuration section <c>Recognition:PocketSphinx</c>.</summary>
public sealed class PocketSphinxOptions
{
    public const string Section = "Recognition:PocketSphinx";

    /// <summary>Where the English model lies: the folder <c>en-us</c> beside its dictionary and language model.</summary>
    [Required]
    public string ModelFolder { get; set; } = "/usr/share/pocketsphinx/model/en-us";

    /// <summary>Time allowed for starting and loading the model.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Processes that may share a recording's utterances; without a setting as many as there are processors, at most 4.</summary>
    [Range(1, 64)]
    public int Processes { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Seconds allowed for each second of sound.</summary>
    [Range(0.1, 100)]
    public double TimeoutFactor { get; set; } = 3;
}
