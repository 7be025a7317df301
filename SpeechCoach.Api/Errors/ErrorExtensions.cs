namespace SpeechCoach.Api.Errors;

static class ErrorExtensions
{
    /// <summary>Every error as ProblemDetails, and none with a stack trace.</summary>
    public static IHostApplicationBuilder AddErrors(this IHostApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ExpectedExceptions>();
        return builder;
    }

    public static WebApplication UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        return app;
    }
}
