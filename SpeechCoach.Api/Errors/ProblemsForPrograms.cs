using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Api.Errors;

/// <summary>
/// Writes what the framework's own writer leaves unsaid: a program that accepts sound or events only, is told as ProblemDetails all the same what went
/// wrong. There is no such answer that it could have instead.
/// </summary>
sealed class ProblemsForPrograms(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    const string ContentType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => !BrowserErrors.WantsPage(context.HttpContext);

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (response, problem) = (context.HttpContext.Response, context.ProblemDetails);
        problem.Status ??= response.StatusCode;
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status.Value);
        options.Value.CustomizeProblemDetails?.Invoke(context);
        return new(response.WriteAsJsonAsync(problem, options: null, ContentType, context.HttpContext.RequestAborted));
    }
}
