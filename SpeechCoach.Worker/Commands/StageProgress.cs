using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary>A bar on the terminal's error channel that moves from stage to stage; nothing where that channel is no terminal.</summary>
static class StageProgress
{
    static readonly Stage[] All = Enum.GetValues<Stage>();

    public static async Task<T> ShowAsync<T>(Func<Func<Stage, IReadOnlyList<StageTiming>, CancellationToken, Task>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work((_, _, _) => Task.CompletedTask);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("start", maxValue: All.Length);
                return await work((stage, _, _) =>
                {
                    bar.Value = Array.IndexOf(All, stage);
                    bar.Description = stage.ToString().ToLowerInvariant();
                    return Task.CompletedTask;
                });
            });
    }
}
