using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Pages.Accounts;
using SpeechCoach.Api.Pages.Operations;
using SpeechCoach.Api.Pages.Practice;
using SpeechCoach.Api.Pages.Progress;
using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Api.Pages.Shell;

namespace SpeechCoach.Api.Pages;

static class PageExtensions
{
    /// <summary>The pages: written by the server, with small scripts where only the browser can do it.</summary>
    public static IHostApplicationBuilder AddPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddResponseCompression();
        builder.Services.AddScoped<Visitor>();
        builder.Services.AddSingleton<TrendReader>();
        builder.Services.AddSingleton<OperationsLive>();
        return builder;
    }

    /// <summary>Files as they lie. Before requests are counted: the page that says so has its style, too.</summary>
    public static WebApplication UsePageFiles(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Asked for each time, sent only when changed: a new version of the service is never met by an old script.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        return app;
    }

    /// <summary>Who looks at a page.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseMiddleware<VisitorMiddleware>();
        return app;
    }

    public static void MapPages(this WebApplication app)
    {
        // What another site makes a browser send is refused by CrossOriginGuard, for pages and programs alike.
        app.MapRazorComponents<App>().DisableAntiforgery().WithMetadata(new ApiExplorerSettingsAttribute { IgnoreApi = true });
        app.MapReportFiles();
        app.MapAccountForms();
        app.MapOperationsForms();
        app.MapPracticeForms();
        app.MapProgressForms();
    }
}
