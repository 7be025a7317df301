using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

/// <summary>The worker's program itself, as it is started from a shell.</summary>
public sealed class AnalyzeCommandTests
{
    [Fact]
    public async Task Json_is_the_report_and_nothing_else()
    {
        var (exit, output, _) = await Program("analyze", Recordings.Path("clips/jfk.wav"), "--engine", "none", "--json");
        Assert.Equal(0, exit);
        var report = JsonSerializer.Deserialize<Report>(output, JsonSerializerOptions.Web)!;
        Assert.Equal("none", report.Recognition.Engine);
        Assert.Equal(11, report.DurationSeconds, 0.1);
    }

    [Fact]
    public async Task A_report_is_readable()
    {
        var (exit, output, errors) = await Program("analyze", Recordings.Path("clips/jfk.wav"), "--engine", "pocketsphinx");
        Assert.Equal(0, exit);
        Assert.Contains("words/min", output, StringComparison.Ordinal);
        Assert.Contains("Keep", output, StringComparison.Ordinal);
        Assert.Contains("country", output, StringComparison.Ordinal);
        Assert.Contains("Score", output, StringComparison.Ordinal);
        Assert.Contains("‖ 1.", output, StringComparison.Ordinal);
        Assert.Contains("pitch ", output, StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_picture_is_drawn_of_what_was_heard()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "jfk.svg");
        var (exit, _, _) = await Program("analyze", Recordings.Path("clips/jfk.wav"), "--engine", "none", "--svg", file);
        Assert.Equal(0, exit);
        var drawn = XElement.Load(file);
        Assert.Equal("svg", drawn.Name.LocalName);
        Assert.Contains(drawn.Descendants(), element => element.Name.LocalName == "rect" && element.Value.StartsWith("pause of 1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_has_its_own_exit_code()
    {
        var (exit, output, _) = await Program("analyze", Recordings.Path("hostile/h18_silence_10s.wav"));
        Assert.Equal(2, exit);
        Assert.Contains("no-speech", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyze", "/nowhere/at-all.ogg")]
    [InlineData("analyze")]
    [InlineData("send", "/nowhere/at-all.ogg", "--to", "http://127.0.0.1:1")]
    [InlineData("send", "/dev/null", "--to", "nowhere")]
    [InlineData("send", "/dev/null", "--to", "http://127.0.0.1:1")]
    public async Task An_error_is_told_without_a_stack_trace(params string[] arguments)
    {
        var (exit, output, errors) = await Program(arguments);
        Assert.Equal(1, exit);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_told_without_a_stack_trace()
    {
        var (exit, output, errors) = await Program("analyze", Recordings.Path("clips/jfk.wav"), "--engine", "parrot");
        Assert.Equal(1, exit);
        Assert.Contains("parrot", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        var (exit, output, _) = await Program("--help");
        Assert.Equal(0, exit);
        Assert.Contains("analyze", output, StringComparison.Ordinal);
        Assert.Contains("send", output, StringComparison.Ordinal);
    }

    internal static async Task<(int Exit, string Output, string Errors)> Program(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Entry).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // What is sent to this machine must not go to a proxy.
            Environment = { ["http_proxy"] = "http://127.0.0.1:9", ["no_proxy"] = null, ["NO_PROXY"] = null },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
