using System.CommandLine;
using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Backup;

/// <summary><c>restore</c>: the store and the queue as the backup remembers them.</summary>
static class RestoreCommand
{
    public const string Name = "restore";

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Bring back from the backup store what the object store and the queue lack; the three connections are those of the service's own configuration. Exit code 0: all is back, 1: a copy is damaged, or an error.");
        command.SetAction((_, cancellationToken) => Guarded.RunAsync(() => RestoreAsync(cancellationToken)));
        return command;
    }

    static async Task<int> RestoreAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddObjectStore();
        builder.AddRecordingQueue();
        if (!builder.AddBackupStore()) throw new InvalidOperationException("Backup:Connection is not set.");
        builder.Services.AddSingleton<Restorer>();
        using var host = builder.Build();
        var outcome = await host.Services.GetRequiredService<Restorer>().RunAsync(cancellationToken);
        foreach (var key in outcome.Damaged) Console.WriteLine($"damaged: {key}");
        Console.WriteLine($"objects={outcome.Objects} ended={outcome.Ended} queued={outcome.Queued} damaged={outcome.Damaged.Count}");
        return outcome.Damaged.Count == 0 ? 0 : ExitCodes.Error;
    }
}
