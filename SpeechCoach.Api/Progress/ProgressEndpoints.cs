using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Identity;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Progress;

static class ProgressEndpoints
{
    const int MostDays = 366;

    public static IHostApplicationBuilder AddProgress(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ProgressReader>();
        return builder;
    }

    public static RouteGroupBuilder MapProgress(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/learners/me").WithTags("Progress").ProducesProblem(401).ProducesProblem(429).ProducesProblem(503);
        group.MapGet("progress", GetAsync)
            .WithName("GetProgress")
            .WithSummary("The learner's recordings, day by day")
            .ProducesProblem(400);
        return group;
    }

    static async Task<Results<Ok<ProgressView>, ProblemHttpResult>> GetAsync(
        HttpContext context, AccountStore accounts, ProgressReader reader, TimeProvider time, CancellationToken cancellationToken, int days = 30)
    {
        if (days is < 1 or > MostDays) return TypedResults.Problem($"days is 1 to {MostDays}.", statusCode: 400);
        var now = time.GetUtcNow();
        if (Caller.From(context.User) is not { } caller
            || await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) is not { } account)
            return View(DateOnly.FromDateTime(now.UtcDateTime), []);

        var today = account.LocalDate(now);
        return View(today, await reader.ReadAsync(account.Subject, From(today), today, cancellationToken));

        DateOnly From(DateOnly to) => to.AddDays(1 - days);
        Ok<ProgressView> View(DateOnly to, IReadOnlyList<Contracts.DayOfSpeaking> spoken) => TypedResults.Ok(ProgressView.Of(From(to), to, spoken));
    }
}
