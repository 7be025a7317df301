using System.Globalization;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Chaos;

/// <summary>A process or server that is killed and started again.</summary>
sealed class Victim(string name, Func<Task<int?>> start, Func<Task> kill, Func<TestProcess?> service)
{
    public string Name => name;

    /// <summary>Its process id, where that is of interest.</summary>
    public int? Id { get; private set; }

    public bool IsUp { get; private set; }

    public async Task StartAsync() => (Id, IsUp) = (await start(), true);

    public async Task KillAsync()
    {
        IsUp = false;
        await kill();
    }

    /// <summary>Fails the test if it has ended although nobody killed it.</summary>
    public void MustLive()
    {
        if (IsUp && service() is { HasExited: true } fallen && IsUp)
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"A process of {Name} ended by itself, exit code {fallen.ExitCode}. Its output:\n{fallen.Output.Text}"));
    }

    /// <summary>A service of the installation, on one port for ever.</summary>
    public static Victim Service(Start start, string name, string project, int port)
    {
        TestProcess? process = null;
        return new(
            name,
            async () => (process = (await start(project, port)).Process).Id,
            () => process!.KillAsync(),
            () => process);
    }

    /// <summary>Starts a project on a port.</summary>
    public delegate Task<(TestProcess Process, int Port)> Start(string project, int port);
}
