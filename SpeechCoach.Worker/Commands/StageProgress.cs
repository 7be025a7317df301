using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary>Bars on the terminal's error channel: one that moves from stage to stage, one while a model is fetched. Nothing where that channel is no terminal.</summary>
sealed class StageProgress : IProgress<ModelDownload>
{
    static readonly Stage[] All = Enum.GetValues<Stage>();

    ProgressContext? bars;
    ProgressTask? download;

    public async Task<T> ShowAsync<T>(Func<Func<Stage, IReadOnlyList<StageTiming>, CancellationToken, Task>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work((_, _, _) => Task.CompletedTask);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                bars = context;
                var bar = context.AddTask("start", maxValue: All.Length);
                return await work((stage, _, _) =>
                {
                    bar.Value = Array.IndexOf(All, stage);
                    bar.Description = stage.ToString().ToLowerInvariant();
                    return Task.CompletedTask;
                });
            });
    }

    void IProgress<ModelDownload>.Report(ModelDownload value)
    {
        if (bars is null)
            return;
        download ??= bars.AddTask(Markup.Escape($"fetch {value.Name}"), maxValue: value.Total ?? value.Received);
        download.MaxValue = Math.Max(download.MaxValue, value.Received);
        download.Value = value.Received;
    }
}
