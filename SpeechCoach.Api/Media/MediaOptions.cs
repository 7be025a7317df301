using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Media;

/// <summary>What pictures and clips may cost; section <c>Media</c>.</summary>
sealed class MediaOptions
{
    /// <summary>The longest that one picture or clip may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pictures and clips made at once on this instance.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 1;

    /// <summary>The largest picture or clip, in bytes.</summary>
    [Range(1024, 50_000_000)]
    public int MostBytes { get; set; } = 9_000_000;

    /// <summary>Memory that a child may address, in bytes.</summary>
    [Range(100_000_000, 16_000_000_000)]
    public long Memory { get; set; } = 1_500_000_000;
}
