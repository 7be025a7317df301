using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Learners;

/// <summary>A key as its learner sees it.</summary>
/// <param name="Id">What the key begins with.</param>
/// <param name="Name">What he calls it.</param>
/// <param name="CreatedAt">When it was made.</param>
sealed record LearnerKeyView(string Id, string Name, DateTimeOffset CreatedAt)
{
    public static LearnerKeyView Of(LearnerKey key) => new(key.Id, key.Name, key.CreatedAt);
}
