using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace SpeechCoach.Api.Errors;

/// <summary>What went wrong as ProblemDetails: English words for a person, and beside them a code for programs.</summary>
static class Problems
{
    /// <summary>The member of ProblemDetails that holds the code.</summary>
    public const string Member = "code";

    public static ProblemHttpResult Of(int status, ProblemCode code, string detail) => TypedResults.Problem(Details(status, code, detail));

    /// <summary>Answers at once, before there is an endpoint that could; false where no answer can be written any more.</summary>
    public static ValueTask<bool> WriteAsync(HttpContext context, int status, ProblemCode code, string detail)
    {
        context.Response.StatusCode = status;
        return context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new() { HttpContext = context, ProblemDetails = Details(status, code, detail) });
    }

    /// <summary>A code for what the framework itself says no to.</summary>
    public static void AddCode(ProblemDetailsContext context)
    {
        var (problem, status) = (context.ProblemDetails, context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode);
        problem.Extensions.TryAdd(Member, status == StatusCodes.Status404NotFound ? Spell(ProblemCode.NoAddress) : Spell(ReasonPhrases.GetReasonPhrase(status)));
    }

    public static string Spell(ProblemCode code) => Spell(code.ToString());

    static string Spell(string words) => JsonNamingPolicy.KebabCaseLower.ConvertName(words);

    static ProblemDetails Details(int status, ProblemCode code, string detail) => new() { Status = status, Detail = detail, Extensions = { [Member] = Spell(code) } };
}
