using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Identity;

static class IdentityExtensions
{
    const string CallerScheme = "Caller";

    // The longest that browsers keep a cookie.
    static readonly TimeSpan CookieLife = TimeSpan.FromDays(400);

    /// <summary>Learners without a name by a signed cookie, their programs by a key that they made, integrators by theirs.</summary>
    public static IHostApplicationBuilder AddIdentity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("SpeechCoach").PersistKeysToObjectStore();
        builder.Services.AddAuthentication(CallerScheme)
            .AddPolicyScheme(CallerScheme, null, options => options.ForwardDefaultSelector = context => KeyScheme(context.Request) ?? CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<ApiKeyOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, LearnerKeyHandler>(LearnerKeyHandler.SchemeName, null)
            .AddCookie(options =>
            {
                options.Cookie.Name = "speechcoach";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.Cookie.IsEssential = true;
                options.ExpireTimeSpan = CookieLife;
                options.SlidingExpiration = true;
            });
        builder.Services.AddOptions<ApiKeyOptions>(ApiKeyHandler.SchemeName)
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection("ApiKeys").Bind(options.Keys))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ApiKeyOptions>, ApiKeyOptionsValidator>();
        builder.Services.AddSingleton<LearnerKeys>();
        return builder;
    }

    /// <summary>Settles who calls: a wrong key is turned away, and a request that another site made a browser send.</summary>
    public static WebApplication UseIdentity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(RefuseWrongKeysAsync);
        app.UseMiddleware<CrossOriginGuard>();
        return app;
    }

    /// <summary>Whether a request says by a key who sends it, right or wrong.</summary>
    public static bool BringsKey(HttpRequest request) => KeyScheme(request) is not null;

    /// <summary>Lets the browser be known again. Before the response has begun.</summary>
    public static Task RememberAsync(this HttpContext context, Caller caller) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        caller.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme),
        new AuthenticationProperties { IsPersistent = true });

    static Task RefuseWrongKeysAsync(HttpContext context, RequestDelegate next) =>
        KeyScheme(context.Request) is { } scheme && context.User.Identity is not { IsAuthenticated: true } ? context.ChallengeAsync(scheme) : next(context);

    /// <summary>The scheme of the key that a request brings; null where it brings none.</summary>
    static string? KeyScheme(HttpRequest request) =>
        request.Headers.ContainsKey(ApiKeyHandler.KeyHeader) ? ApiKeyHandler.SchemeName
        : LearnerKeyHandler.KeyIn(request) is not null ? LearnerKeyHandler.SchemeName
        : null;
}
