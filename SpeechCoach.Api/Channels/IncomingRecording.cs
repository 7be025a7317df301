using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels;

/// <summary>A recording as any channel hands it in; nothing of the channel's own goes further than this.</summary>
sealed class IncomingRecording
{
    /// <summary>The channel's name, which the result carries back.</summary>
    public required string Channel { get; init; }

    /// <summary>Where the channel answers, in its own terms; none where the sender asks for the report himself.</summary>
    public string? ReplyTo { get; init; }

    public required Caller Sender { get; init; }

    /// <summary>The sender's or the channel's own name for this message: the same key is the same recording.</summary>
    public string? Key { get; init; }

    /// <summary>The sound, read once and never held whole.</summary>
    public required Stream Content { get; init; }

    /// <summary>The language it is said to be in, asked for after <see cref="Content"/> has been read: a form may name it behind the file.</summary>
    public Func<CancellationToken, Task<string?>> Language { get; init; } = _ => Task.FromResult<string?>(null);

    /// <summary>Cancelled when its arrival has taken too long, where that had begun before it was handed in.</summary>
    public CancellationToken TooSlow { get; init; }

    /// <summary>The question that it answers, where one was asked.</summary>
    public AskedQuestion? Question { get; init; }
}
