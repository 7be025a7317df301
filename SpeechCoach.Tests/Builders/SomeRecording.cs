using System.Security.Cryptography;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Builders;

/// <summary>Tasks of made-up recordings.</summary>
static class SomeRecording
{
    public static RecordingTask By(LearnerId learner, string? content = null)
    {
        var recording = RecordingId.FromBytes(RandomNumberGenerator.GetBytes(16));
        return new RecordingTask
        {
            Recording = recording,
            Learner = learner,
            Subject = SubjectId.FromBytes(RandomNumberGenerator.GetBytes(16)),
            AudioKey = ObjectKeys.Audio(learner, recording, Guid.NewGuid()),
            AudioBytes = 1000,
            AudioHash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content ?? "audio"))),
            Channel = "rest",
            AcceptedAt = new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero),
            LocalDate = new DateOnly(2026, 11, 22),
        };
    }

    public static RecordingTask ByAnyone() => By(AnyLearner());

    public static LearnerId AnyLearner() => LearnerId.FromBytes(RandomNumberGenerator.GetBytes(16));
}
