using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;

namespace SpeechCoach.Api.Identity;

/// <summary>Knows a program that speaks for a learner by <c>Authorization: Bearer</c> and a key which he made.</summary>
sealed class LearnerKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, LearnerKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";
    const int Longest = 200;

    /// <summary>The key that a request brings, right or wrong; null where it brings none.</summary>
    public static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ', 2) is [var scheme, .. var rest] && scheme.Equals(SchemeName, StringComparison.OrdinalIgnoreCase)
            ? rest is [var key] ? key.Trim() : ""
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyIn(Request) is not { } key) return AuthenticateResult.NoResult();
        return key.Length <= Longest && await keys.FindAsync(key, Context.RequestAborted) is { Links: [var link, ..] }
            ? AuthenticateResult.Success(new(new Caller(link.Channel, link.ExternalId, HasOwnKey: true).ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.Fail("This key is none, or it was revoked.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        await Problems.WriteAsync(
            Context, StatusCodes.Status401Unauthorized, ProblemCode.WrongKey,
            (await HandleAuthenticateOnceSafeAsync()).Failure?.Message ?? "Send a key of yours as Authorization: Bearer.");
    }
}
