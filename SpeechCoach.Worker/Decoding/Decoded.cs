using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>How decoding ended: exactly one of the two is set.</summary>
public sealed record Decoded(DecodedAudio? Audio, Refusal? Refusal)
{
    public static implicit operator Decoded(DecodedAudio audio) => new(audio, null);

    public static implicit operator Decoded(Refusal refusal) => new(null, refusal);
}
