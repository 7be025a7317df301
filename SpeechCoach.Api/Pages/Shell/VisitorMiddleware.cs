using Microsoft.AspNetCore.Components.Endpoints;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Shell;

/// <summary>Settles for every page who looks at it, and in which language. Whoever opens one is known from then on.</summary>
sealed partial class VisitorMiddleware(RequestDelegate next, ILogger<VisitorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context, Visitor visitor, PhraseBook phrases, AccountStore accounts)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page)
        {
            visitor.Caller = Caller.From(context.User) ?? (Remembers(page) ? await RememberAsync(context) : null);
            visitor.Texts = phrases.Wanted(context.Request);
            if (Caller.From(context.User) is { } known && await FindAsync(known, visitor, accounts, context.RequestAborted) is { } account)
            {
                visitor.Account = account;
                if (account.ReadsIn is { } language) visitor.Texts = phrases.For(language);
            }
        }

        await next(context);
    }

    static bool Remembers(ComponentTypeMetadata page) => !page.Type.IsDefined(typeof(StrangersWelcomeAttribute), inherit: false);

    async Task<Caller?> RememberAsync(HttpContext context)
    {
        try
        {
            var caller = Caller.Newcomer();
            await context.RememberAsync(caller);
            return caller;
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The page can be read without a cookie; the first upload asks for one again, and fails with a reason.
            Log.NoCookie(logger, e);
            return null;
        }
    }

    async Task<Contracts.Account?> FindAsync(Caller caller, Visitor visitor, AccountStore accounts, CancellationToken cancellationToken)
    {
        try
        {
            return await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // What a page shows of its own accord it can show without an account.
            Log.NoAccount(logger, e.GetType().Name);
            visitor.Trouble = e;
            return null;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys that sign cookies cannot be had")]
        public static partial void NoCookie(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "A page is shown without its visitor's account ({Kind})")]
        public static partial void NoAccount(ILogger logger, string kind);
    }
}
