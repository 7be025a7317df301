using Microsoft.Extensions.Primitives;

namespace SpeechCoach.Api.Identity;

static class SecurityHeaders
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    const string Unkept = "private, no-store";

    /// <summary>What a browser may do with an answer of ours.</summary>
    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // At the last moment: an error's answer starts over without the headers set before.
            context.Response.OnStarting(Set, context.Response.Headers);
            return next(context);
        });
        return app;
    }

    static Task Set(object state)
    {
        var headers = (IHeaderDictionary)state;
        // What a learner has said, deleted or no longer shares is not to be had from the memory of a browser or a proxy. Files that are
        // everybody's, and answers that are asked for again by their tag, say so themselves.
        if (StringValues.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = Unkept;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        return Task.CompletedTask;
    }
}
