using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>Limits of decoding; configuration section <c>Decoding</c>.</summary>
public sealed class DecodingOptions
{
    public const string Section = "Decoding";

    /// <summary>The longest recording that is measured.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestRecording { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The shortest.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ShortestRecording { get; set; } = TimeSpan.FromSeconds(0.3);

    /// <summary>The largest file that is read.</summary>
    [Range(1, long.MaxValue)]
    public long LargestFile { get; set; } = 200L * 1024 * 1024;

    /// <summary>Processor time that one file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Cpu { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Address space that one file may take, in bytes.</summary>
    [Range(256L * 1024 * 1024, long.MaxValue)]
    public long Memory { get; set; } = 1536L * 1024 * 1024;
}
