using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker.Pipeline;

public sealed class PipelineOptionsTests
{
    [Fact]
    public void By_default_every_stage_comes_to_its_own_deadline() => Assert.NotNull(Read());

    [Theory]
    [InlineData("Pipeline:AttemptTimeout", "00:10:00")]
    [InlineData("Analysis:TranscribeTimeout", "00:40:00")]
    public void An_attempt_that_leaves_its_stages_no_time_is_told_at_the_start(string key, string value) =>
        Assert.Contains("AttemptTimeout", Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    static PipelineOptions Read(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        foreach (var (key, value) in settings) builder.Configuration[key] = value;
        builder.AddAnalysis();
        builder.AddPipeline();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<PipelineOptions>>().Value;
    }
}
