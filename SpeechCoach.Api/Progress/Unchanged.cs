using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SpeechCoach.Api.Progress;

/// <summary>Answers 304 where the client has what it asks for already. Whoever asks sees a new recording at once, and an old answer costs no bytes.</summary>
static class Unchanged
{
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var result = await next(invocation);
        var answer = result is INestedHttpResult nested ? nested.Result : result;
        if (answer is not IValueHttpResult { Value: { } value } || answer is not IStatusCodeHttpResult { StatusCode: 200 }) return result;

        var context = invocation.HttpContext;
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, json.GetTypeInfo(value.GetType()));
        var tag = new EntityTagHeaderValue($"\"{XxHash3.HashToUInt64(body).ToString("x16", CultureInfo.InvariantCulture)}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        // The learner's own, to be asked for again each time.
        headers.CacheControl = new() { Private = true, NoCache = true };
        headers.Set(HeaderNames.Vary, "Cookie, X-Api-Key, X-Learner");
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
