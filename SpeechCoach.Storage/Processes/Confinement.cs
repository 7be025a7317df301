using System.Diagnostics;

namespace SpeechCoach.Storage;

/// <summary>
/// The commands that stand before a child's own, so that it runs with as little as this machine lets us take away: no network, no privilege,
/// and nobody's rights where we are root. Found out once, by trying: a container or a kernel may forbid any of it.
/// </summary>
static class Confinement
{
    const string Nobody = "65534";
    const int ProbeMilliseconds = 10_000;

    static readonly Lazy<string[]> prefix = new(Find);

    /// <summary>The strictest that works; empty where none does.</summary>
    public static IReadOnlyList<string> Prefix => prefix.Value;

    static string[] Find() =>
        Executable.Find("setpriv") is { } setpriv ? Candidates(setpriv, Executable.Find("unshare")).FirstOrDefault(Works) ?? [] : [];

    static IEnumerable<string[]> Candidates(string setpriv, string? unshare)
    {
        string[] nobody = [setpriv, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", "--"];
        string[] ourselves = [setpriv, "--no-new-privs", "--inh-caps=-all", "--"];
        var root = Environment.IsPrivilegedProcess;
        if (root && unshare is not null) yield return [unshare, "--net", "--", .. nobody];
        if (root) yield return nobody;
        if (!root && unshare is not null) yield return [unshare, "--user", "--map-current-user", "--net", "--", .. ourselves];
        yield return ourselves;
    }

    // A child of ours may be this very program, which nobody must then be able to read.
    static bool Works(string[] candidate)
    {
        if (Executable.Find("test") is not { } test) return false;
        var start = new ProcessStartInfo(candidate[0], [.. candidate[1..], test, "-r", typeof(Confinement).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var probe = Process.Start(start);
        if (probe is null) return false;
        if (probe.WaitForExit(ProbeMilliseconds)) return probe.ExitCode == 0;
        probe.Kill();
        return false;
    }
}
