using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>Deadlines of the stages; configuration section <c>Analysis</c>.</summary>
public sealed class AnalysisOptions
{
    public const string Section = "Analysis";

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan DecodeTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For all engines of the chain together; each but the last has three quarters of what is left, or nine tenths where nothing but <c>none</c> follows.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "06:00:00")]
    public TimeSpan TranscribeTimeout { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MeasureTimeout { get; set; } = TimeSpan.FromMinutes(2);

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan CoachTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The deadlines together.</summary>
    public TimeSpan AllTimeouts => DecodeTimeout + TranscribeTimeout + MeasureTimeout + CoachTimeout;
}
