using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Worker.Relay;

/// <summary>The report from which the relay has to make a given event.</summary>
static class Reports
{
    public const string SpokenWord = "Rumpelstiltskin";

    public static StoredReport Of(SpeechAnalyzed speech, string said = SpokenWord) => new(Task(speech), new()
    {
        Language = speech.Language,
        DurationSeconds = speech.DurationSeconds,
        Recognition = new("none", null),
        Words = [.. said.Split(' ').Select((word, index) => new SpokenWord(word, index, index + 1))],
        MostUsedWords = [new(SpokenWord, 2)],
        Measures = [.. speech.Measures.Select(measure => new Measure(measure.Key, measure.Key, measure.Value, "", "", 1))],
        Strength = new("pace", $"You said {SpokenWord} well.", []),
    });

    public static RecordingTask Task(SpeechAnalyzed speech)
    {
        var learner = LearnerId.Parse(speech.Recording.ToString());
        return new()
        {
            Recording = speech.Recording,
            Learner = learner,
            Subject = speech.Subject,
            AudioKey = $"audio/{learner}/{speech.Recording}",
            AudioBytes = 1,
            AudioHash = new('0', 64),
            Channel = "rest",
            AcceptedAt = speech.AcceptedAt,
            LocalDate = speech.LocalDate,
            Language = speech.Language,
        };
    }
}
