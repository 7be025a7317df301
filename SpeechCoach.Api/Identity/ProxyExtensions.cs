using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Identity;

static class ProxyExtensions
{
    /// <summary>Behind a proxy that is named, a request comes from whom that forwards for, and by the scheme that he used.</summary>
    public static IHostApplicationBuilder AddProxies(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<ProxyOptions>("Proxies")
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection("Proxies").Bind(options.Trusted));
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, options) =>
        {
            var networks = options.Value.Networks.ToList();
            // Then it is left as it is.
            if (networks.Count == 0) return;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks) forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far back as they are named: what stands before was written by somebody unknown.
            forwarded.ForwardLimit = null;
        });
        return builder;
    }

    /// <summary>First of all: whatever follows goes by the address and the scheme.</summary>
    public static WebApplication UseProxies(this WebApplication app)
    {
        // Where the framework's own switch has put it in, a second one would believe one address more than the first.
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Networks.Any()) app.UseForwardedHeaders();
        return app;
    }
}
