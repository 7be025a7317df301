using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>The words that a learner uses.</summary>
/// <param name="Days">The days looked back.</param>
/// <param name="Total">How many different words he used in them.</param>
/// <param name="Words">Some of them, the most used first.</param>
/// <param name="Next">The address of the next page; none where this is the last.</param>
/// <param name="Hint">What to do next, where there is nothing to show.</param>
sealed record WordsView(int Days, int Total, IReadOnlyList<ActiveWord> Words, string? Next, string? Hint);
