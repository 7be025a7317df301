using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Audio;

/// <summary>Links to recordings; section <c>Audio</c>.</summary>
sealed class AudioOptions
{
    /// <summary>How long a link plays.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromMinutes(10);
}
