using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class ProgressTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Address = "/api/learners/me/progress";
    const string Words = "/api/learners/me/words";
    const string Usual = "/api/learners/me/usual";

    // A learner of the test lives in UTC.
    static readonly NoonClock clock = new();

    readonly ApiWorld world = new(server) { Services = services => services.AddSingleton<TimeProvider>(clock) };
    HttpClient client = null!;
    SubjectId subject;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync();
        client = world.Api.Client(new CookieContainer());
        await client.AcceptedAsync();
        subject = (await world.Worker.ClaimAsync()).Task.Subject;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task A_day_weighs_its_recordings_by_their_length_and_the_newest_comes_first()
    {
        await SpokenAsync<SpeakingProgress>([Speech(1, day: -1, seconds: 30, pace: 100), Speech(2, day: -1, seconds: 90, pace: 140), Speech(3, day: 0, seconds: 60, pace: 110)]);

        var progress = await client.JsonAsync(Address);

        Assert.Equal([Day(0), Day(-1)], Starts(progress));
        var summary = progress["items"]![1]!["summary"]!;
        Assert.Equal((2, 120.0, 130.0), ((int)summary["recordings"]!, (double)summary["seconds"]!, (double)summary["wordsPerMinute"]!));
        Assert.Equal((2, 2), ((int)progress["streak"]!["current"]!, (int)progress["streak"]!["longest"]!));
        Assert.Null(progress["hint"]);
        Assert.Null(progress["next"]);
    }

    [Fact]
    public async Task Weeks_come_by_their_Mondays_and_the_last_twenty_together()
    {
        await SpokenAsync<SpeakingProgress>(Enumerable.Range(0, 25).Select(i => Speech(i, day: -7 * i, seconds: 60, pace: 100 + i)));

        var weeks = await client.JsonAsync($"{Address}?window=week");
        Assert.Equal(25, weeks["items"]!.AsArray().Count);
        Assert.All(Starts(weeks), start => Assert.Equal(DayOfWeek.Monday, start.DayOfWeek));

        var latest = Assert.Single((await client.JsonAsync($"{Address}?window=last20"))["items"]!.AsArray())!["summary"]!;
        Assert.Equal((20, 109.5), ((int)latest["recordings"]!, (double)latest["wordsPerMinute"]!));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        await SpokenAsync<SpeakingProgress>(Enumerable.Range(0, 7).Select(i => Speech(i, day: -2 * i, seconds: 60, pace: 100)));

        var (read, next) = (new List<DateOnly>(), $"{Address}?count=3");
        while (next is not null)
        {
            var page = await client.JsonAsync(next);
            read.AddRange(Starts(page));
            next = (string?)page["next"];
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => Day(-2 * i)), read);
    }

    [Fact]
    public async Task Words_are_those_of_thirty_days_the_most_used_first()
    {
        await SpokenAsync<ActiveWords>(
        [
            Speech(1, day: -30) with { Words = new Dictionary<string, int> { ["gone"] = 9 } },
            Speech(2, day: -29) with { Words = new Dictionary<string, int> { ["time"] = 1, ["country"] = 2 } },
            Speech(3, day: 0) with { Words = new Dictionary<string, int> { ["time"] = 4 } },
        ]);

        var words = await client.JsonAsync(Words);
        Assert.Equal(2, (int)words["total"]!);
        Assert.Equal([("time", 5), ("country", 2)], words["words"]!.AsArray().Select(word => ((string)word!["word"]!, (int)word["count"]!)));
        Assert.Equal(Day(0).ToString("o", null), (string?)words["words"]![0]!["lastDay"]);

        var first = await client.JsonAsync($"{Words}?count=1");
        Assert.Equal("country", (string?)(await client.JsonAsync((string)first["next"]!))["words"]![0]!["word"]);
    }

    [Fact]
    public async Task What_is_usual_is_the_median_and_others_are_told_of_from_twenty_on()
    {
        var own = Enumerable.Range(0, 4).Select(i => Speech(i, day: 0, pace: 100 + 10 * i)).ToList();
        await SpokenAsync<LearnersUsual>(own);
        await SpokenAsync<PopulationBands>([.. own, .. Enumerable.Range(1, 18).Select(Other)]);

        var few = await client.JsonAsync(Usual);
        Assert.Equal((115.0, 4), ((double)few["measures"]!["words-per-minute"]!["median"]!, (int)few["measures"]!["words-per-minute"]!["count"]!));
        Assert.Empty(few["others"]!.AsObject());
        Assert.Null(few["hint"]);

        await SpokenAsync<PopulationBands>([.. own, .. Enumerable.Range(1, 19).Select(Other)]);
        Assert.Equal(20, (int?)(await client.JsonAsync(Usual))["others"]!["words-per-minute"]!["count"]);
    }

    [Fact]
    public async Task What_is_usual_is_told_of_one_language_that_of_the_latest_recording_or_the_one_asked_for()
    {
        List<SpeechAnalyzed> own =
        [
            .. Enumerable.Range(0, 4).Select(i => Speech(i, day: -9 + i, pace: 100) with { Language = "en-GB" }),
            .. Enumerable.Range(4, 3).Select(i => Speech(i, day: -9 + i, pace: 200) with { Language = "es" }),
        ];
        await SpokenAsync<LearnersUsual>(own);
        await SpokenAsync<PopulationBands>([.. Enumerable.Range(1, 20).Select(Other)]);

        var spanish = await client.JsonAsync(Usual);
        Assert.Equal(("es", 200.0, 3), Told(spanish));
        Assert.Empty(spanish["others"]!.AsObject());

        var english = await client.JsonAsync($"{Usual}?language=en");
        Assert.Equal(("en", 100.0, 4), Told(english));
        Assert.Equal(20, (int?)english["others"]!["words-per-minute"]!["count"]);
        Assert.Contains("three recordings", (string?)(await client.JsonAsync($"{Usual}?language=de"))["hint"], StringComparison.Ordinal);

        static (string?, double, int) Told(JsonNode usual) =>
            ((string?)usual["language"], (double)usual["measures"]!["words-per-minute"]!["median"]!, (int)usual["measures"]!["words-per-minute"]!["count"]!);
    }

    [Theory]
    [InlineData(Address, "Send a voice message")]
    [InlineData(Address + "?window=last20", "Send a voice message")]
    [InlineData(Words, "voice message in English")]
    [InlineData(Usual, "three recordings")]
    public async Task Who_has_sent_nothing_is_told_what_to_do(string address, string hint)
    {
        using var stranger = world.Api.Client();
        Assert.Contains(hint, (string?)(await stranger.JsonAsync(address))["hint"], StringComparison.Ordinal);
        Assert.Contains(hint, (string?)(await client.JsonAsync(address))["hint"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Address + "?count=0")]
    [InlineData(Address + "?count=400")]
    [InlineData(Address + "?count=many")]
    [InlineData(Address + "?window=year")]
    [InlineData(Address + "?before=soon")]
    [InlineData(Words + "?skip=-1")]
    [InlineData(Words + "?count=501")]
    [InlineData(Usual + "?language=English%20please")]
    [InlineData(Usual + "?language=en%0A")]
    public async Task A_question_that_makes_no_sense_is_refused(string address)
    {
        using var response = await client.GetAsync(address, ApiWorld.Ct);
        await response.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_has_the_answer_already_is_sent_none_until_there_is_another()
    {
        await SpokenAsync<SpeakingProgress>([Speech(1, day: 0)]);
        using var first = await client.GetAsync(Address, ApiWorld.Ct);
        Assert.NotNull(first.Headers.ETag);

        using var same = await AskAgainAsync(first.Headers.ETag);
        Assert.Equal((HttpStatusCode.NotModified, 0), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(ApiWorld.Ct)).Length));

        await SpokenAsync<SpeakingProgress>([Speech(1, day: 0), Speech(2, day: 0)]);
        using var other = await AskAgainAsync(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    async Task<HttpResponseMessage> AskAgainAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(tag);
        return await client.SendAsync(request, ApiWorld.Ct);
    }

    async Task SpokenAsync<T>(IEnumerable<SpeechAnalyzed> speeches) where T : Dataflow, new()
    {
        // The log of this bench is another one than that of the last.
        var name = new T().Name;
        await world.Redis.GetDatabase().KeyDeleteAsync([RedisKeys.FlowPartition(name, 0), RedisKeys.FlowPartition($"{name}.1", 0)]);
        await new FlowBench(world.Redis, () => new T()).RunAsync(speeches);
    }

    SpeechAnalyzed Speech(int number, int day, double seconds = 60, double pace = 120) => Speeches.Of(1, number) with
    {
        Subject = subject,
        AcceptedAt = new(Day(day), new(12, 0), TimeSpan.Zero),
        LocalDate = Day(day),
        DurationSeconds = seconds,
        Measures = new Dictionary<string, double> { [MeasureNames.WordsPerMinute] = pace },
    };

    SpeechAnalyzed Other(int number) => Speech(1000 + number, day: 0, pace: 100 + number) with { Subject = Speeches.Subject(number) };

    static DateOnly Day(int number) => clock.Today.AddDays(number);

    static List<DateOnly> Starts(JsonNode progress) => [.. progress["items"]!.AsArray().Select(item => DateOnly.Parse((string)item!["start"]!, null))];
}
