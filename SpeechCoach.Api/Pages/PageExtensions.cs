using SpeechCoach.Api.Identity;

namespace SpeechCoach.Api.Pages;

static partial class PageExtensions
{
    /// <summary>The learner's page. Whoever opens it is known from then on.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/" && Caller.From(context.User) is null)
                await RememberAsync(context, app.Logger);
            await next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles();
        return app;
    }

    static async Task RememberAsync(HttpContext context, ILogger logger)
    {
        try
        {
            await context.RememberAsync(Caller.Newcomer());
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The page can be read without a cookie; the first upload asks for one again, and fails with a reason.
            Log.NoCookie(logger, e);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys that sign cookies cannot be had")]
        public static partial void NoCookie(ILogger logger, Exception exception);
    }
}
