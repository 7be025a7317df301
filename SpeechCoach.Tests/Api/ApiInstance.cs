using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>The API on a real Kestrel with a port of its own.</summary>
sealed class ApiInstance : WebApplicationFactory<SpeechCoach.Api.Entry>
{
    readonly IReadOnlyDictionary<string, string> settings;
    readonly Action<IServiceCollection>? services;

    public ApiInstance(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services = null)
    {
        (this.settings, this.services) = (settings, services);
        UseKestrel();
        StartServer();
    }

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>A browser with a cookie jar, or a program that keeps none.</summary>
    public HttpClient Client(CookieContainer? cookies = null, params (string Name, string Value)[] headers)
    {
        // Whoever asks before he sends waits for the answer, however slow the machine is.
        var handler = new SocketsHttpHandler { UseCookies = cookies is not null, AllowAutoRedirect = false, Expect100ContinueTimeout = TestProcess.Patience };
        if (cookies is not null) handler.CookieContainer = cookies;
        var client = new HttpClient(handler) { BaseAddress = Address };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.Add(name, value);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        if (services is not null) builder.ConfigureServices(services);
    }
}
