using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>Synthetic voices with fillers at known places, the wording given without them; no weight was trained on these sentences.</summary>
public sealed class SyntheticFillersTests
{
    [Fact]
    public async Task Most_fillers_of_four_voices_are_heard_in_silence_many_over_noise_and_hardly_any_that_is_none()
    {
        // Of fewer, chance would say too much.
        var (silence, noise, seconds) = await ScoreAsync(Flite.Voices, 20);
        Assert.InRange(silence.Found, 0.88 * silence.There, silence.There);
        Assert.InRange(noise.Found, 0.84 * noise.There, noise.There);
        Assert.InRange(silence.False + noise.False, 0, seconds / 30);
    }

    // The voice of a man, joined from pieces, of another synthesizer than the four.
    [Fact]
    public async Task So_are_most_of_a_voice_that_no_weight_was_trained_on()
    {
        Requirement.Program("festival");
        var (silence, noise, seconds) = await ScoreAsync(Festival.Voices, 12);
        Assert.InRange(silence.Found, 0.75 * silence.There, silence.There);
        Assert.InRange(noise.Found, 0.6 * noise.There, noise.There);
        Assert.InRange(silence.False + noise.False, 0, seconds / 30);
    }

    // Else what is said of voices that move would be said of the wrong places.
    [Fact]
    public void Fillers_of_a_voice_that_is_moved_are_where_the_clip_says()
    {
        Requirement.Program("flite");
        Requirement.Program("praat");
        using var folder = new TemporaryFolder();
        var clips = Enumerable.Range(0, 4).Select(i => new ClipMaker(ClipMaker.Sentences("held-out.txt"), folder.Path).Plain(40 + i, Flite.Voices[i], null, moved: true));
        var (voiced, frames) = (0, 0);
        foreach (var clip in clips)
        {
            var texture = Texture.Of(clip.Samples, Speaker.SampleRate, SoundAnalysis.Of(clip.Samples, Speaker.SampleRate));
            foreach (var (from, to) in clip.Fillers.Select(filler => texture.Frames(new(filler.Start, filler.End))))
                (voiced, frames) = (voiced + Enumerable.Range(from, to - from).Count(texture.IsVoiced), frames + to - from);
        }
        Assert.InRange(voiced, 0.9 * frames, frames);
    }

    // Else a figure could not be had again.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_clip_is_the_same_for_the_same_seed(bool moved)
    {
        foreach (var program in (string[])["flite", "sox", "praat"])
            Requirement.Program(program);
        using var folder = new TemporaryFolder();
        var maker = new ClipMaker(ClipMaker.Sentences("held-out.txt"), folder.Path);
        var first = maker.Plain(7, Flite.Voices[0], 15, moved);
        _ = maker.Plain(8, Flite.Voices[0], null);
        var again = maker.Plain(7, Flite.Voices[0], 15, moved);

        Assert.Equal(first.Fillers, again.Fillers);
        Assert.True(first.Samples.AsSpan().SequenceEqual(again.Samples));
    }

    static async Task<(FillerScore Silence, FillerScore Noise, double Seconds)> ScoreAsync(IReadOnlyList<string> voices, int clips)
    {
        Requirement.Program("flite");
        Requirement.Program("sox");
        using var folder = new TemporaryFolder();
        var sentences = ClipMaker.Sentences("held-out.txt");
        var made = await AlignedClip.MakeAsync(
            folder.Path, 2 * clips, (i, work) => new ClipMaker(sentences, work).Plain(900 + i, voices[i % voices.Count], i < clips ? null : 15));
        var (silence, noise) = (Score(made.Take(clips)), Score(made.Skip(clips)));
        TestContext.Current.TestOutputHelper!.WriteLine($"in silence {silence}, noise at 15 dB {noise}");
        return (silence, noise, made.Sum(one => one.Clip.Duration));
    }

    static FillerScore Score(IEnumerable<AlignedClip> clips) => clips.Aggregate(new FillerScore(), (sum, one) => sum + FillerScore.Of(
        [.. one.Clip.Fillers.Select(filler => new TimeRange(filler.Start, filler.End))],
        [.. FillerJudgement.Judge(one.Clip.Samples, Speaker.SampleRate, SoundAnalysis.Of(one.Clip.Samples, Speaker.SampleRate), one.Alignment!).Select(filler => filler.Range)]));
}
