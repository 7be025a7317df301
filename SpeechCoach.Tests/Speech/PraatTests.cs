using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Speech;

/// <summary>Praat measured the same clips after De Jong &amp; Wempe; on clean ones both must agree.</summary>
public sealed class PraatTests
{
    [Theory]
    [InlineData("jfk.wav"), InlineData("bush_columbia.wav"), InlineData("mfa_um.flac"), InlineData("title9s.wav"), InlineData("sonnet1.mp3")]
    [InlineData("LJ050-0131.wav"), InlineData("libri_1088-134315-0000.wav"), InlineData("cv_es.wav"), InlineData("osr_us_000_0034_8k.wav")]
    [InlineData("azure_custom_train2.wav"), InlineData("libri_1272-128104-0000.wav"), InlineData("cv_fr.wav")]
    public async Task Pauses_agree_with_Praat(string clip)
    {
        var praat = Row(clip);
        using var host = Analyzers.Build();
        await using var file = File.OpenRead(Recordings.Path($"clips/{clip}"));
        var audio = (await host.Services.GetRequiredService<FfmpegDecoder>().DecodeAsync(file, TestContext.Current.CancellationToken)).Audio!;
        var activity = VoiceActivity.Find(audio.Samples, DecodedAudio.SampleRate, shortestPause: 0.36);

        // Praat's window of 64 ms shortens every pause of 0.3 s or more by about as much.
        Assert.Equal(praat["pauses"], activity.Pauses.Count, Math.Max(1, 0.35 * praat["pauses"]));
        Assert.Equal(praat["pause_s"], activity.Pauses.Sum(pause => pause.Length), 0.05 * praat["dur"]);
        Assert.Equal(praat["speaking_s"], activity.PhonationTime, 0.06 * praat["dur"]);
    }

    static Dictionary<string, double> Row(string clip)
    {
        var lines = File.ReadLines(Recordings.Path("praat.tsv")).Select(line => line.Split('\t')).ToList();
        var row = lines.Single(cells => cells[0] == $"clips/{clip}");
        return lines[0].Zip(row).Skip(1).ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture));
    }
}
