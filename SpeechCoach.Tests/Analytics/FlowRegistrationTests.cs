using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What the service says of dataflows before any of them runs.</summary>
public sealed class FlowRegistrationTests
{
    [Fact]
    public void A_copy_that_kept_its_name_is_refused_before_it_mixes_its_state_with_the_others()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.AddDataflow<ActiveWords>();
        var refused = Assert.Throws<InvalidOperationException>(() => builder.AddDataflow<Copy>());
        Assert.Contains("two dataflows named active-words", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_would_not_do_as_a_key_is_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Host.CreateEmptyApplicationBuilder(new()).AddDataflow<Misnamed>());
        Assert.Contains("kebab-case", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("44.00:00:00", true)]
    [InlineData("45.00:00:00", false)]
    public void A_log_that_keeps_events_for_longer_than_deletions_are_known_is_refused(string retention, bool isRight)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("EventLog:Servers", "nowhere:9092"), new("EventLog:Retention", retention)]);
        builder.AddDataflow<ActiveWords>();
        using var host = builder.Build();
        var failure = Record.Exception(() => host.Services.GetRequiredService<IOptions<DeletionOptions>>().Value);
        Assert.Equal(isRight ? null : typeof(OptionsValidationException), failure?.GetType());
    }

    sealed class Copy : Dataflow<int>
    {
        public override string Name => FlowNames.ActiveWords;

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches.PerLearner().Window(Tumbling.Day).Fold(all => all.Count).ToReadModel();
    }

    sealed class Misnamed : Dataflow<int>
    {
        public override string Name => "usual:*";

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches.PerLearner().Window(Tumbling.Day).Fold(all => all.Count).ToReadModel();
    }
}
