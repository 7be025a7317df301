using Microsoft.Playwright;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>A learner in a browser, and what the dataflows make of his recordings.</summary>
sealed class Practised(ApiWorld world, IPage page, SubjectId subject)
{
    /// <summary>What the API goes by; a learner of the test lives in UTC.</summary>
    public static NoonClock Clock { get; } = new();

    public IPage Page => page;

    /// <summary>Sends one recording from a browser of its own.</summary>
    public static async Task<Practised> BeginAsync(ApiWorld world, Browser browser, int width = 360, ColorScheme colours = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(world.Api.Address, width, colours);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        return new(world, page, (await world.Worker.ClaimAsync()).Task.Subject);
    }

    /// <summary>Lets all dataflows that a page shows see these recordings.</summary>
    public async Task SpokenAsync(params IReadOnlyList<SpeechAnalyzed> speeches)
    {
        await FoldAsync<SpeakingProgress>(speeches);
        await FoldAsync<LearnersUsual>(speeches);
        await FoldAsync<ActiveWords>(speeches);
    }

    public SpeechAnalyzed Speech(int number, int day, double pace, double fillers = 4) => Speeches.Of(1, number) with
    {
        Subject = subject,
        AcceptedAt = new(Clock.Today.AddDays(day), new(12, 0), TimeSpan.Zero),
        LocalDate = Clock.Today.AddDays(day),
        DurationSeconds = 60,
        Measures = new Dictionary<string, double> { [MeasureNames.WordsPerMinute] = pace, [MeasureNames.FillersPerMinute] = fillers, [MeasureNames.PitchVariation] = 2.4 },
        Words = new Dictionary<string, int> { ["time"] = 3, ["country"] = 1 },
    };

    Task FoldAsync<T>(IReadOnlyList<SpeechAnalyzed> speeches) where T : Dataflow, new() => new FlowBench(world.Redis, () => new T()).RunAsync(speeches);
}
