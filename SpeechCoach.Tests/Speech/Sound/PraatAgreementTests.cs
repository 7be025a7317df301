using System.Collections.Concurrent;
using SpeechCoach.Benchmarks;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Speech;

/// <summary>Praat itself measures each clean recording of the list, beside this product and by the same parameters.</summary>
public sealed class PraatAgreementTests
{
    // Each is measured once, whichever test asks first.
    static readonly ConcurrentDictionary<string, Lazy<Agreement>> measured = new();

    public static TheoryData<string> Clean => [.. CleanClips.All];

    [Theory, MemberData(nameof(Clean))]
    public void A_clean_recording_measures_as_in_Praat(string clip)
    {
        var agreement = Compare(clip);
        Assert.InRange(agreement.MedianDifference, -0.3, 0.3);
        Assert.InRange(agreement.GrossErrors, 0, 0.02);
        Assert.InRange(agreement.Voicing, 0.93, 1);
        Assert.InRange(agreement.Intensity.Ours - agreement.Intensity.Praat, -0.5, 0.5);
        Assert.InRange(agreement.PauseF1, 0.8, 1); // of a few pauses in one recording, one may differ
        Assert.InRange(agreement.Nuclei.Ours, 0.9 * agreement.Nuclei.Praat - 0.5, 1.1 * agreement.Nuclei.Praat + 0.5);
    }

    [Fact]
    public void Over_all_clean_recordings_pauses_and_syllables_agree()
    {
        var all = CleanClips.All.Select(Compare).ToList();
        Assert.InRange(2.0 * all.Sum(one => one.PausesMatched) / all.Sum(one => one.Pauses.Praat + one.Pauses.Ours), 0.9, 1);
        Assert.InRange((double)all.Sum(one => one.Nuclei.Ours) / all.Sum(one => one.Nuclei.Praat), 0.97, 1.03);
        Assert.InRange(all.Sum(one => one.Voicing * one.Frames) / all.Sum(one => one.Frames), 0.97, 1);
    }

    static Agreement Compare(string clip)
    {
        var file = Recordings.Path($"clips/{clip}");
        Requirement.Program("praat");
        return measured.GetOrAdd(clip, _ => new(() => Measure(file))).Value;
    }

    static Agreement Measure(string file)
    {
        using var folder = new TemporaryFolder();
        var wav = Path.Combine(folder.Path, "sound.wav");
        Tool.Decode(file, wav);
        var (samples, rate) = Tool.Read(wav);
        return Agreement.Of(Tool.Praat(wav), OurMeasures.Of(samples, rate));
    }
}
