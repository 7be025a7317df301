namespace SpeechCoach.Api.Practice;

/// <summary>A situation to practise for, with its questions.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Order">Where it stands among the others.</param>
/// <param name="PreparationSeconds">The time to prepare an answer; 0 where one takes what one needs.</param>
/// <param name="AnswerSeconds">The time for an answer.</param>
/// <param name="Questions">Its questions.</param>
sealed record Scenario(string Id, int Order, int PreparationSeconds, int AnswerSeconds, IReadOnlyList<Question> Questions)
{
    /// <summary>What is asked at once: single questions, or sets.</summary>
    public IReadOnlyList<IReadOnlyList<Question>> Choices { get; } =
        [.. Questions.GroupBy(question => question.Set ?? question.Id).Select(group => (IReadOnlyList<Question>)[.. group])];
}
