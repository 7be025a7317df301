using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Contracts;

/// <summary>
/// What lies in streams, topics and the store today must be readable tomorrow. A change that makes these red is a new schema number,
/// not a new golden file.
/// </summary>
public sealed class GoldenTests
{
    static readonly RecordingTask Task = new()
    {
        Recording = RecordingId.Parse("000102030405060708090a0b0c0d0e0f"),
        Learner = LearnerId.Parse("101112131415161718191a1b1c1d1e1f"),
        Subject = SubjectId.Parse("202122232425262728292a2b2c2d2e2f"),
        AudioKey = "audio/101112131415161718191a1b1c1d1e1f/000102030405060708090a0b0c0d0e0f/303132333435363738393a3b3c3d3e3f",
        AudioBytes = 352078,
        AudioHash = new string('a', 64),
        Channel = "telegram",
        ReplyTo = "42:7",
        AcceptedAt = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero),
        LocalDate = new DateOnly(2026, 11, 23),
        Language = "en-GB",
        Question = new AskedQuestion("exam-01", "City or town?", "exam", 45),
    };

    static readonly Report Report = new()
    {
        Language = "en-GB",
        DurationSeconds = 11,
        Recognition = new Recognition("pocketsphinx", 0.75, "en-us"),
        Words = [new SpokenWord("um", 0.5, 0.9, 0.8, IsFiller: true), new SpokenWord("ask", 1, 1.25)],
        Pauses = [new Span(2, 2.5)],
        Marks = [new TranscriptMark("hedge", 3, 3.5)],
        Measures = [new Measure("words-per-minute", "Pace", 120, "words/min", "Words by length.", 0.9)],
        MostUsedWords = [new UsedWord("country", 2)],
        Strength = new Advice("even-pace", "You kept an even pace.", []),
        Actions = [new Advice("fewer-fillers", "Pause instead.", [new Span(0.5, 0.9)])],
        Notices = ["The room was noisy."],
        Limits = [LimitCodes.Brief],
        Score = new Score(80, [new ScorePart("fluency", "Fluency", 80, 1,
            [new ScoreComponent("words-per-minute", "Pace", 120, "words/min", new ScoreBand(null, 110, 165, null), 80, 1, "Lucas 2004")])]),
        CoachedBy = "rules",
        Series = new Series
        {
            Waveform = new Curve(0.25, 0.5, "full scale", [0.125, 0.5]),
            Pitch = new Curve(0.25, 0.5, "semitones", [null, -1.5]),
            Level = new Curve(0.25, 0.5, "dBFS", [-60, -20.5]),
            Pace = new Curve(5.25, 5, "words/min", [120]),
        },
    };

    [Fact]
    public void Task_of_a_recording() => Check(Task, ContractsJson.Default.RecordingTask);

    [Fact]
    public void Result_of_a_recording() => Check(
        new RecordingResult { Task = Task, Outcome = RecordingState.Refused, Refusal = new Refusal("no-audio", "There is no sound."), Attempt = 2 },
        ContractsJson.Default.RecordingResult);

    [Fact]
    public void Stored_report() => Check(
        new StoredReport(Task, Report) { WaitSeconds = 1.5, Timings = [new StageTiming(Stage.Decode, 0.25)] }, ContractsJson.Default.StoredReport);

    [Fact]
    public void Account_of_a_learner() => Check(
        new Account
        {
            Learner = Task.Learner,
            Subject = Task.Subject,
            Revision = 3,
            CreatedAt = Task.AcceptedAt,
            Language = "en",
            TimeZone = "Europe/Madrid",
            Links = [new ChannelLink("telegram", "42")],
            ReadsIn = "es",
            Level = "B2",
            Goal = new Goal(Goal.FewerFillers, new DateOnly(2026, 11, 23)),
            RemindAt = new TimeOnly(18, 30),
            Practice = new PracticeLog { Asked = ["exam-01", "job-07"], LastKey = "42:7", LastChoice = ["job-07"] },
        },
        ContractsJson.Default.Account);

    [Fact]
    public void Learner_to_be_removed() => Check(
        new DeletedLearner { Learner = Task.Learner, Subject = Task.Subject, RequestedAt = Task.AcceptedAt, Links = [new ChannelLink("telegram", "42")] },
        ContractsJson.Default.DeletedLearner);

    [Fact]
    public void Event_of_a_deleted_learner() => Check(
        new LearnerDeleted { Subject = Task.Subject, RequestedAt = Task.AcceptedAt }, ContractsJson.Default.LearnerDeleted);

    [Fact]
    public void Receipt_of_a_deletion() => Check(
        new DeletionReceipt
        {
            Receipt = Task.Learner,
            RequestedAt = Task.AcceptedAt,
            CompletedAt = Task.AcceptedAt,
            Removed = new Dictionary<string, int> { ["audio"] = 3 },
        },
        ContractsJson.Default.DeletionReceipt);

    [Fact]
    public void Event_of_an_analysed_recording() => Check(
        new SpeechAnalyzed
        {
            Recording = Task.Recording,
            Subject = Task.Subject,
            AcceptedAt = Task.AcceptedAt,
            LocalDate = Task.LocalDate,
            Language = Task.Language,
            DurationSeconds = 11,
            Measures = new Dictionary<string, double> { ["words-per-minute"] = 120 },
            Score = 80,
            Words = new Dictionary<string, int> { ["country"] = 2 },
            WaitSeconds = 1.5,
            Timings = [new StageTiming(Stage.Decode, 0.25)],
        },
        ContractsJson.Default.SpeechAnalyzed);

    [Fact]
    public void Recording_that_was_deleted_by_itself() => Check(WithdrawnRecording.Of(Task), ContractsJson.Default.WithdrawnRecording);

    [Fact]
    public void Summary_of_some_recordings() => Check(
        new SpeakingSummary
        {
            Recordings = 2,
            Seconds = 41.5,
            WordsPerMinute = 120,
            SyllableRate = 3.5,
            PausesPerMinute = 12,
            FillersPerMinute = 2,
            PitchVariation = 2.25,
            Score = 80,
        },
        ContractsJson.Default.SpeakingSummary);

    [Fact]
    public void Measures_of_a_recording_in_a_language() => Check(
        new SpokenMeasures("en-GB", new Dictionary<string, double> { ["words-per-minute"] = 120 }), ContractsJson.Default.SpokenMeasures);

    [Fact]
    public void Words_of_a_day() => Check(new WordsOfDay { Words = new Dictionary<string, int> { ["country"] = 2 } }, ContractsJson.Default.WordsOfDay);

    [Fact]
    public void Band_of_the_learners_of_a_language() => Check(
        new PopulationBand { Measures = new Dictionary<string, Quantiles> { ["words-per-minute"] = new(20, 90, 100, 120, 140, 150) } },
        ContractsJson.Default.PopulationBand);

    [Fact]
    public void Minute_of_the_pipeline() => Check(
        new PipelineMinute
        {
            Recordings = 1,
            Waiting = new(1, 1.5, 1.5, 1.5, 1.5, 1.5),
            Stages = new Dictionary<Stage, Quantiles> { [Stage.Decode] = new(1, 0.25, 0.25, 0.25, 0.25, 0.25) },
        },
        ContractsJson.Default.PipelineMinute);

    [Fact]
    public void A_field_that_an_older_writer_did_not_know_has_its_default()
    {
        var task = Golden<RecordingTask>();
        task.Remove("language");
        task.Remove("question");
        Assert.Equal("en", task.Deserialize(ContractsJson.Default.RecordingTask)!.Language);

        var stored = Golden<StoredReport>();
        foreach (var field in new[] { "words", "pauses", "actions", "notices", "limits", "mostUsedWords", "score", "coachedBy", "series" }) stored["report"]!.AsObject().Remove(field);
        var report = stored.Deserialize(ContractsJson.Default.StoredReport)!.Report;
        Assert.Equal((0, 0, 0, 0), (report.Words.Count, report.Pauses.Count, report.Actions.Count, report.Notices.Count));
        Assert.Empty(report.MostUsedWords);
        Assert.Empty(report.Limits);
        Assert.Equal((null, null, null), (report.Score, report.CoachedBy, report.Series));

        foreach (var field in new[] { "waitSeconds", "timings" }) stored.Remove(field);
        var older = stored.Deserialize(ContractsJson.Default.StoredReport)!;
        Assert.Equal((null, 0), (older.WaitSeconds, older.Timings.Count));

        var speech = Golden<SpeechAnalyzed>();
        foreach (var field in new[] { "score", "words", "waitSeconds", "timings" }) speech.Remove(field);
        var analyzed = speech.Deserialize(ContractsJson.Default.SpeechAnalyzed)!;
        Assert.Equal((null, 0, null, 0), (analyzed.Score, analyzed.Words.Count, analyzed.WaitSeconds, analyzed.Timings.Count));

        var measures = Golden<SpokenMeasures>();
        measures.Remove("language");
        var spoken = measures.Deserialize(ContractsJson.Default.SpokenMeasures)!;
        Assert.Equal((null, 120), (spoken.Language, spoken.Measures["words-per-minute"]));

        var account = Golden<Account>();
        foreach (var field in new[] { "language", "timeZone", "links", "readsIn", "level", "goal", "remindAt", "practice" }) account.Remove(field);
        var read = account.Deserialize(ContractsJson.Default.Account)!;
        Assert.Equal(("en", "UTC", 0), (read.Language, read.TimeZone, read.Links.Count));
    }

    static JsonObject Golden<T>() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Folder("SpeechCoach.Tests"), "Contracts", "Golden", $"{typeof(T).Name}.json")))!.AsObject();

    static void Check<T>(T value, JsonTypeInfo<T> type) where T : class
    {
        var golden = Golden<T>();
        var written = JsonSerializer.SerializeToNode(value, type)!;
        Assert.True(JsonNode.DeepEquals(golden, written), $"Written now:\n{written}");

        // A newer writer may add fields; reading them must not fail, nor change the rest.
        golden["aFieldOfTomorrow"] = "new";
        var read = JsonSerializer.Deserialize(golden, type)!;
        var again = JsonSerializer.SerializeToNode(read, type)!;
        Assert.True(JsonNode.DeepEquals(written, again), $"Read and written again:\n{again}");
    }
}
