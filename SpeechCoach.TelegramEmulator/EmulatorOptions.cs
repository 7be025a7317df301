using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What the emulated server allows; section <c>Emulator</c>. The defaults are the real one's.</summary>
sealed class EmulatorOptions
{
    /// <summary>The bot's token; without one, the first that calls.</summary>
    public string? Token { get; set; }

    /// <summary>The largest file that getFile hands out, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int LargestDownload { get; set; } = 20 * 1024 * 1024;

    /// <summary>The largest file that a bot may send, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int LargestUpload { get; set; } = 50 * 1024 * 1024;

    /// <summary>The largest photo that a bot may send, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int LargestPhoto { get; set; } = 10 * 1024 * 1024;

    /// <summary>The largest file that a learner may send, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int LargestFromLearner { get; set; } = 200 * 1024 * 1024;

    /// <summary>How many messages and edits a second one chat takes over time; 0 is no limit.</summary>
    [Range(0, 1000)]
    public double MessagesPerSecond { get; set; }

    /// <summary>How many messages and edits one chat takes at once before the rate counts.</summary>
    [Range(1, 1000)]
    public int Burst { get; set; } = 20;

    /// <summary>How long a webhook that failed a second time waits; each further failure doubles it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan WebhookPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a pressed button can be answered.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CallbackLifetime { get; set; } = TimeSpan.FromSeconds(60);
}
