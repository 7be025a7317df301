namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What somebody did in a chat, as far as the bot must know: no name, and of a file no more than how to ask for it.</summary>
sealed record IncomingUpdate
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Telegram's id of the update, unique to the bot for longer than it may be sent again.</summary>
    public required long Id { get; init; }

    public required long Chat { get; init; }

    public required long User { get; init; }

    /// <summary>His message, or the bot's message whose button he pressed.</summary>
    public required int Message { get; init; }

    /// <summary>The language of his Telegram, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    public string? Text { get; init; }

    public SentFile? File { get; init; }

    /// <summary>The press of a button.</summary>
    public ButtonPress? Press { get; init; }
}
