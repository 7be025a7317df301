using System.Security.Cryptography;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Ids of recordings: the same message of a learner always has the same one.</summary>
public sealed class RecordingIds(InstallationSecret secret)
{
    const int IdBytes = 16;

    /// <summary>The recording that came under this message id or idempotency key.</summary>
    /// <param name="learner">Whose it is; the same key of another learner is another recording.</param>
    /// <param name="messageId">What the channel or the sender calls it.</param>
    public RecordingId For(LearnerId learner, string messageId)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        return RecordingId.FromBytes(secret.Derive("recording", learner.ToString(), messageId).AsSpan(0, IdBytes));
    }

    /// <summary>A recording that came without a name.</summary>
    public static RecordingId Random() => RecordingId.FromBytes(RandomNumberGenerator.GetBytes(IdBytes));
}
