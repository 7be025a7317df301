using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace SpeechCoach.Api.Errors;

static class ErrorExtensions
{
    /// <summary>Every error as ProblemDetails, or as a page for whoever reads pages, and none with a stack trace.</summary>
    public static IHostApplicationBuilder AddErrors(this IHostApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.AddCode);
        // Behind the framework's, which goes first wherever JSON is accepted.
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemsForPrograms>();
        // Else the answer would not say which parameter, or that it is the body.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<ExpectedExceptions>();
        builder.Services.AddExceptionHandler<BrowserErrors>();
        return builder;
    }

    public static WebApplication UseErrors(this WebApplication app)
    {
        // Not in a branch: only the whole pipeline finds the page's route again.
        app.UseStatusCodePagesWithReExecute(BrowserErrors.Page, createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // For the page that says what went wrong nothing is read once more of what was sent: it may be what is wrong.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            if (!BrowserErrors.WantsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        app.UseExceptionHandler();
        app.UseWhen(context => !BrowserErrors.WantsPage(context), programs => programs.UseStatusCodePages());
        return app;
    }
}
