using System.Globalization;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>A test that proves by numbers: short in the whole run, as long as <c>./test NAME --number N</c> says otherwise.</summary>
static class Proof
{
    /// <summary>What the script was asked for, or <paramref name="usual"/>.</summary>
    public static int Number(string proof, string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable($"PROOF_{proof}_{name}".ToUpperInvariant()), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    /// <summary>Keeps the account, whose last line is the figure, where the script finds it to show it last.</summary>
    public static void Keep(string proof, string account)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(account);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        File.WriteAllText(Path.Combine(folder.FullName, proof + ".txt"), account.TrimEnd() + "\n");
    }
}
