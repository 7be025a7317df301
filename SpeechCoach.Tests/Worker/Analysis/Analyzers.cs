using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

/// <summary>Builds the analyzer as the worker does, with settings of its own.</summary>
static class Analyzers
{
    public static IHost Build(params (string Key, string Value)[] settings) => Build(_ => { }, settings);

    public static IHost Build(Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        // What is heard is not to depend on what else the machine does.
        builder.Configuration["Recognition:PocketSphinx:TimeoutFactor"] = "100";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddAnalysis();
        configure(builder.Services);
        return builder.Build();
    }

    public static async Task<Analysis> AnalyzeAsync(this IHost host, string file, string? transcript = null, string language = "en")
    {
        await using var audio = File.OpenRead(file);
        return await host.Services.GetRequiredService<RecordingAnalyzer>().AnalyzeAsync(
            audio, new(language, transcript), (_, _, _) => Task.CompletedTask, TestContext.Current.CancellationToken);
    }
}
