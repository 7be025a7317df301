using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Progress;

static class ProgressEndpoints
{
    const string Path = "/api/learners/me";
    const int MostWords = 500;

    public static IHostApplicationBuilder AddProgress(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PractisedDays>();
        return builder.AddProgressReaders();
    }

    public static RouteGroupBuilder MapProgress(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Progress").ProducesProblem(401).ProducesProblem(429).ProducesProblem(503)
            .AddEndpointFilter(Unchanged.AnswerAsync);
        group.MapGet("progress", ProgressAsync)
            .WithName("GetProgress")
            .WithSummary("How the learner speaks: by day, by week, or over the last 20 recordings")
            .WithDescription("window is day, week or last20. Pages: count items, those before a day with before=YYYY-MM-DD; next has the following page.")
            .Produces(304).ProducesProblem(400);
        group.MapGet("words", WordsAsync)
            .WithName("GetWords")
            .WithSummary("The words that the learner used in the last 30 days")
            .Produces(304).ProducesProblem(400);
        group.MapGet("usual", UsualAsync)
            .WithName("GetUsual")
            .WithSummary("What is usual for the learner in one language, and how others of the language are spread")
            .WithDescription("The language is that of the latest recording, or the one asked for with language, as a BCP 47 tag of which the first part counts.")
            .Produces(304).ProducesProblem(400);
        return group;
    }

    static async Task<Results<Ok<ProgressView>, ProblemHttpResult>> ProgressAsync(
        HttpContext context, AccountStore accounts, ProgressReader reader, TimeProvider time, CancellationToken cancellationToken,
        string window = "day", DateOnly? before = null, int count = 30)
    {
        if (window is not ("day" or "week" or "last20")) return Problems.Of(400, ProblemCode.BadWindow, "window is day, week or last20.");
        if (count is < 1 or > ProgressReader.MostWindows) return Problems.Of(400, ProblemCode.BadCount, $"count is 1 to {ProgressReader.MostWindows}.");
        if (await AccountAsync(context, accounts, cancellationToken) is not { } account) return TypedResults.Ok(ProgressView.Empty(window));

        var days = await reader.SpokenDaysAsync(account.Subject, cancellationToken);
        if (days.Count == 0) return TypedResults.Ok(ProgressView.Empty(window));
        var streak = Streak.Of(days, account.LocalDate(time.GetUtcNow()));
        if (window == "last20")
            return TypedResults.Ok(new ProgressView(window, [new(null, (await reader.LatestAsync(account.Subject, cancellationToken))!)], null, streak, null));

        var page = window == "day"
            ? await reader.DaysAsync(account.Subject, before, count, cancellationToken)
            : await reader.WeeksAsync(account.Subject, before, count, cancellationToken);
        var next = page.Next is { } day ? FormattableString.Invariant($"{Path}/progress?window={window}&before={day:yyyy-MM-dd}&count={count}") : null;
        return TypedResults.Ok(new ProgressView(window, [.. page.Windows.Select(item => new ProgressItem(item.Start, item.Summary))], next, streak, null));
    }

    static async Task<Results<Ok<WordsView>, ProblemHttpResult>> WordsAsync(
        HttpContext context, AccountStore accounts, WordsReader reader, TimeProvider time, CancellationToken cancellationToken, int skip = 0, int count = 100)
    {
        if (count is < 1 or > MostWords) return Problems.Of(400, ProblemCode.BadCount, $"count is 1 to {MostWords}.");
        if (skip < 0) return Problems.Of(400, ProblemCode.BadSkip, "skip is 0 or more.");
        var words = await AccountAsync(context, accounts, cancellationToken) is { } account
            ? await reader.ReadAsync(account.Subject, account.LocalDate(time.GetUtcNow()), cancellationToken)
            : [];
        var next = (long)skip + count < words.Count ? FormattableString.Invariant($"{Path}/words?skip={skip + count}&count={count}") : null;
        return TypedResults.Ok(new WordsView(ActiveWord.Days, words.Count, [.. words.Skip(skip).Take(count)], next, words.Count == 0 ? Hints.NoWords : null));
    }

    static async Task<Results<Ok<UsualView>, ProblemHttpResult>> UsualAsync(
        HttpContext context, AccountStore accounts, UsualReader reader, BandsReader bands, TimeProvider time, CancellationToken cancellationToken, string? language = null)
    {
        if (language is not null && !LanguageTag.Is(language)) return Problems.Of(400, ProblemCode.BadLanguage, LanguageTag.Wanted);
        if (await AccountAsync(context, accounts, cancellationToken) is not { } account)
            return TypedResults.Ok(new UsualView(new Dictionary<string, UsualMeasure>(), language ?? "en", new Dictionary<string, Quantiles>(), Hints.TooFew));

        var latest = await reader.LatestAsync(account.Subject, language, cancellationToken);
        var (usual, spoken) = (latest.Usual(), latest.Language ?? account.Language);
        var others = await bands.ReadAsync(spoken, account.LocalDate(time.GetUtcNow()), cancellationToken);
        var enough = usual.Measures.Values.Any(measure => measure.Count >= Comparison.FewestRecordings);
        return TypedResults.Ok(new UsualView(
            usual.Measures, spoken, others?.Measures ?? new Dictionary<string, Quantiles>(), enough ? null : Hints.TooFew));
    }

    // Who only looks gets no account.
    static async Task<Account?> AccountAsync(HttpContext context, AccountStore accounts, CancellationToken cancellationToken) =>
        Caller.From(context.User) is { } caller ? await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) : null;
}
