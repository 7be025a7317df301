using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using SpeechCoach.ServiceDefaults;

namespace SpeechCoach.Tests.ServiceDefaults;

public sealed class TelemetryTests
{
    [Fact]
    public void An_instance_goes_by_the_name_it_was_given() => Assert.Equal("worker-2", Instance("service.instance.id=worker-2"));

    [Fact]
    public void An_instance_without_a_name_gets_one_of_its_own() => Assert.True(Guid.TryParse((string)Instance("deployment.environment.name=test"), out _));

    static object Instance(string? attributes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["OTEL_SERVICE_NAME"] = "worker";
        builder.Configuration["OTEL_RESOURCE_ATTRIBUTES"] = attributes;
        builder.AddServiceDefaults();
        using var host = builder.Build();
        return host.Services.GetRequiredService<TracerProvider>().GetResource().Attributes.Single(attribute => attribute.Key == "service.instance.id").Value;
    }
}
