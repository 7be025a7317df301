using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SpeechCoach.Api.Pages.Shell;
using SpeechCoach.Api.Texts;

namespace SpeechCoach.Tests.Pages;

/// <summary>A part of a page as the server writes it, without a browser.</summary>
static class Rendered
{
    public static async Task<string> HtmlAsync<T>(string language, Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<PhraseBook>().AddScoped<Visitor>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visitor>().Texts = scope.ServiceProvider.GetRequiredService<PhraseBook>().For(language);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            WebUtility.HtmlDecode((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }
}
