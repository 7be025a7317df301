using System.ComponentModel;
using System.Diagnostics;

namespace SpeechCoach.AppHost.Infrastructure;

/// <summary>Finds out whether a container engine runs here. A client program alone proves nothing: its daemon must answer.</summary>
static class ContainerEngine
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool Answers() => Answers("docker") || Answers("podman");

    static bool Answers(string client)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(client, ["info"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            if (process is null)
                return false;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
