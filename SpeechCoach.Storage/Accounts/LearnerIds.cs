using System.Globalization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Learners by the ids that channels know them by: derived, so that nothing need be looked up or agreed upon.</summary>
public sealed class LearnerIds(InstallationSecret secret)
{
    const int IdBytes = 16;

    /// <summary>The learner behind a channel's id.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="externalId">The id he has there.</param>
    /// <param name="generation">From 0; rises when he comes back after a deletion, so that what was deleted stays apart.</param>
    public LearnerId For(string channel, string externalId, int generation = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(channel);
        ArgumentException.ThrowIfNullOrEmpty(externalId);
        ArgumentOutOfRangeException.ThrowIfNegative(generation);
        return LearnerId.FromBytes(
            secret.Derive("learner", channel, externalId, generation.ToString(CultureInfo.InvariantCulture)).AsSpan(0, IdBytes));
    }

    /// <summary>Stands for a channel's id in a key that others may read.</summary>
    internal string HashOf(string channel, string externalId) => Convert.ToHexStringLower(secret.Derive("external id", channel, externalId));
}
