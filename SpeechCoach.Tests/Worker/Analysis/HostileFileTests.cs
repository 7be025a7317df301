using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class HostileFileTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    static readonly Dictionary<string, string> Refused = new()
    {
        ["h01_zero_length.ogg"] = "empty",
        ["h02_garbage.ogg"] = "unknown-format",
        ["h07_wav_no_data.wav"] = "no-audio",
        ["h08_wav_rate_zero.wav"] = "no-audio",
        ["h13_video_only.mp4"] = "no-audio",
        ["h15_text_as_ogg.ogg"] = "unknown-format",
        ["h17_clipped_sine.wav"] = "no-speech",
        ["h18_silence_10s.wav"] = "no-speech",
        ["h19_50ms.ogg"] = "too-short",
    };

    static readonly string[] Reported = ["h03_truncated_half.ogg", "h05b_4bitflips.ogg", "h12_video_with_audio.mp4"];

    public static TheoryData<string> Files => [.. Recordings.Names("hostile")];

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_that_lies_ends_in_a_report_or_in_a_refusal_that_says_why(string file)
    {
        var name = Path.GetFileName(file);
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var watch = Stopwatch.StartNew();
        var analysis = await host.AnalyzeAsync(Recordings.Path(file));

        Assert.True(watch.Elapsed < Limit, $"It took {watch.Elapsed}.");
        Assert.True(analysis.Report is null != analysis.Refusal is null);
        if (Refused.TryGetValue(name, out var code))
            Assert.Equal(code, analysis.Refusal?.Code);
        if (Reported.Contains(name))
            Assert.NotNull(analysis.Report);
        if (analysis.Refusal is { } refusal)
            Assert.Contains("Please ", refusal.Message, StringComparison.Ordinal);
        Assert.All(analysis.Report?.Measures ?? [], measure => Assert.True(double.IsFinite(measure.Value), measure.Name));
        Assert.Equal(Stage.Decode, analysis.Timings[0].Stage);
    }
}
