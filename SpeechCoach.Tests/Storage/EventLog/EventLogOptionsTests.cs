using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.EventLog;

public sealed class EventLogOptionsTests
{
    [Fact]
    public void A_missing_address_is_named_as_it_is_set_and_once()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.AddDataflow<SpeakingProgress>();
        builder.AddDataflow<ActiveWords>();
        using var host = builder.Build();

        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<EventLogOptions>>().Value);

        Assert.Contains("ConnectionStrings:redpanda", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }
}
