#!/usr/bin/env -S dotnet run
#:project ../SpeechCoach.Analytics
#:property PublishAot=false

// Which words are in use? Of the last 30 days that there are events of: the words that most learners said.
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

return await Notebook.RunAsync(args, new ActiveWords(), windows =>
{
    var days = windows.Select(window => (Learner: window.Key, Day: DateOnly.Parse(window.Start), window.Value)).ToList();
    if (days.Count == 0) return new("No listed word was said", ["word", "learners", "times"], []);
    var first = days.Max(day => day.Day).AddDays(1 - ActiveWord.Days);
    var words = days
        .Where(day => day.Day >= first)
        .GroupBy(day => day.Learner)
        .SelectMany(learner => ActiveWord.Of(learner.Select(day => (day.Day, day.Value))))
        .GroupBy(word => word.Word)
        .Select(word => (Word: word.Key, Learners: word.Count(), Times: word.Sum(use => use.Count)))
        .OrderByDescending(word => word.Learners).ThenByDescending(word => word.Times).ThenBy(word => word.Word, StringComparer.Ordinal)
        .Take(20)
        .ToList();
    return new(
        $"The most used words since {first:yyyy-MM-dd}",
        ["word", "learners", "times"],
        [.. words.Select(word => new object[] { word.Word, word.Learners, word.Times })],
        Chart.Bars("Words in use", "learners", words.Take(12).Select(word => (word.Word, (double)word.Learners))));
});

/// <summary>Which words each learner used, day by day.</summary>
public sealed class ActiveWords : Dataflow<WordsOfDay>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.ActiveWords;

    /// <inheritdoc/>
    public override Outlet<WordsOfDay> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Where(speech => speech.Words.Count > 0)
        .Map(speech => speech.Words)
        .PerLearner()
        .Window(Tumbling.Day)
        .Fold(WordsOfDay.Of)
        .ToReadModel();
}
