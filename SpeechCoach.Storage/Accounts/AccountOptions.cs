using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>How accounts are cached and written; section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Accounts";

    /// <summary>How long Redis remembers who a channel's id is.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The longest that one writer holds an account; another waits for it twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);
}
