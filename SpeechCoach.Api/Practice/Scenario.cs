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

    /// <summary>Where a question stands in its set, from 1, and how many that has; null where it is asked by itself.</summary>
    public (int Number, int Of)? Place(string question) =>
        SetOf(question) is { Count: > 1 } set ? (set.Index().First(each => each.Item.Id == question).Index + 1, set.Count) : null;

    /// <summary>The question of the set that comes after this one; null after the last, and where it is asked by itself.</summary>
    public Question? After(string question) => SetOf(question)?.SkipWhile(each => each.Id != question).ElementAtOrDefault(1);

    IReadOnlyList<Question>? SetOf(string question) => Choices.FirstOrDefault(choice => choice.Any(each => each.Id == question));
}
