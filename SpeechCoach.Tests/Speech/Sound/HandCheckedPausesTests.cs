using System.Globalization;
using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Speech;

/// <summary>A recording over a fan, in which a threshold below the loudest finds no pause at all: its pauses of 0.25 s or more were marked by hand, by labels and spectrogram.</summary>
public sealed class HandCheckedPausesTests
{
    const double Near = 0.1;

    [Fact]
    public void Pauses_over_a_fan_are_found()
    {
        var file = Recordings.Path("clips/mfa_acoustic_corpus.wav");
        Requirement.Program("ffmpeg");
        using var folder = new TemporaryFolder();
        var wav = Path.Combine(folder.Path, "sound.wav");
        Tool.Decode(file, wav, Sound.SampleRate);
        var found = VoiceActivity.Find(Tool.Read(wav).Samples, Sound.SampleRate).Pauses;
        var marked = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "AcousticCorpusPauses.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new TimeRange(double.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture)))
            .ToList();

        var matched = marked.Count(pause => found.Any(other => Math.Abs(other.Start - pause.Start) <= Near && Math.Abs(other.End - pause.End) <= Near));
        var f1 = 2.0 * matched / (marked.Count + found.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{matched} of {marked.Count} pauses, {found.Count} found: F1 {f1:0.00}"));
        Assert.InRange(f1, 0.85, 1);
    }
}
