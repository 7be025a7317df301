namespace SpeechCoach.Contracts;

/// <summary>A key by which a program speaks for a learner; the key itself is kept nowhere.</summary>
/// <param name="Id">What the key begins with, and by which it is told from others.</param>
/// <param name="Name">What the learner calls it.</param>
/// <param name="Hash">SHA-256 of the key, 64 lower-case hexadecimal digits.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record LearnerKey(string Id, string Name, string Hash, DateTimeOffset CreatedAt);
