using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class FillerCandidateTests
{
    const int SampleRate = 16_000;

    static readonly AlignedWord Without = new("without", 0, 0.3, -30, "W IH TH AW T"), A = new("a", 0.3, 0.46, -30, "AH"), Plan = new("plan", 0.8, 1.2, -30, "P L AE N");

    [Fact]
    public void A_short_word_before_a_pause_and_a_proposal_may_be_the_filler_itself() =>
        Assert.Contains(A.Range, Found(Without, A, new("", 0.46, 0.72, -40, ""), new("uh", 0.72, 0.8, -30, "AH", IsProposal: true), Plan));

    [Fact]
    public void So_may_one_before_a_pause_alone() => Assert.Contains(A.Range, Found(Without, A, new("", 0.46, 0.8, -40, ""), Plan));

    [Fact]
    public void One_in_fluent_speech_is_none() => Assert.DoesNotContain(A.Range, Found(Without, A, Plan with { Start = 0.46 }));

    [Fact]
    public void A_longer_word_is_none() => Assert.DoesNotContain(Without.Range, Found(Without, new("", 0.3, 0.8, -40, ""), Plan));

    [Fact]
    public void What_is_too_short_to_be_heard_as_a_filler_is_none() =>
        Assert.DoesNotContain(new TimeRange(0.3, 0.36), Found(Without, A with { End = 0.36 }, new("", 0.36, 0.8, -40, ""), Plan));

    [Theory]
    [InlineData(1.2, true)]
    [InlineData(2.3, true)]
    [InlineData(2.7, false)]
    [InlineData(4, false)]
    public void Voice_between_two_words_may_be_one_unless_it_is_so_long_that_the_wording_must_lack_words(double seconds, bool may)
    {
        var (first, second) = (new AlignedWord("without", 0.5, 0.8, -30, "W IH TH AW T"), new AlignedWord("plan", 0.8 + seconds, 1.2 + seconds, -30, "P L AE N"));
        var between = new TimeRange(first.End, second.Start);

        var found = Found(Hum(first.Start, second.End, second.End + 0.5), [first, second]);

        Assert.Equal(may, found.Any(range => range.Overlap(between) > 0));
    }

    static IEnumerable<TimeRange> Found(params AlignedWord[] words) => Found(Hum(0.32, 0.44, 2), words);

    static IEnumerable<TimeRange> Found(float[] samples, AlignedWord[] words)
    {
        var texture = Texture.Of(samples, SampleRate, SoundAnalysis.Of(samples, SampleRate));
        return FillerCandidates.Find(texture, new([new(0, (double)samples.Length / SampleRate)], words, [.. words.Where(word => !word.IsProposal)])).Select(candidate => candidate.Range);
    }

    // A steady voice from one moment to another.
    static float[] Hum(double from, double to, double length)
    {
        var samples = new float[(int)(length * SampleRate)];
        for (var i = (int)(from * SampleRate); i < (int)(to * SampleRate); i++)
            for (var harmonic = 1; harmonic <= 10; harmonic++) samples[i] += 0.1f / harmonic * MathF.Sin(2 * MathF.PI * 120 * harmonic * i / SampleRate);
        return samples;
    }
}
