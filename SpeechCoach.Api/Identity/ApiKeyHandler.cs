using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;

namespace SpeechCoach.Api.Identity;

/// <summary>Knows an integrator by <c>X-Api-Key</c>, and his learner by <c>X-Learner</c>.</summary>
sealed class ApiKeyHandler(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string KeyHeader = "X-Api-Key";
    public const string LearnerHeader = "X-Learner";
    const string NoName = "default";
    const string NoLearner = $"{LearnerHeader} is 1 to 200 visible ASCII characters.";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = SchemeName;
        await Problems.WriteAsync(
            Context, StatusCodes.Status401Unauthorized, failure == NoLearner ? ProblemCode.BadLearner : ProblemCode.WrongKey,
            failure ?? $"Send your key in the header {KeyHeader}.");
    }

    AuthenticateResult Authenticate()
    {
        if (!Request.Headers.TryGetValue(KeyHeader, out var sent)) return AuthenticateResult.NoResult();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(sent.ToString()));
        ApiKey? found = null;
        // Every key is compared, so that the time taken tells nothing of where a match stands.
        foreach (var key in Options.Keys)
            if (CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(key.Hash)))
                found = key;
        if (found is null) return AuthenticateResult.Fail($"The key in {KeyHeader} is not one of this service.");

        var learner = Request.Headers.TryGetValue(LearnerHeader, out var name) ? name.ToString() : NoName;
        return Caller.IsName(learner)
            ? AuthenticateResult.Success(new(Caller.OfKey(found.Name, learner).ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.Fail(NoLearner);
    }
}
