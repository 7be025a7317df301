using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class FillerCandidateTests
{
    const int SampleRate = 16_000;

    static readonly AlignedWord Without = new("without", 0, 0.3, -30, 6), A = new("a", 0.3, 0.46, -30, 1), Plan = new("plan", 0.8, 1.2, -30, 4);

    [Fact]
    public void A_short_word_before_a_pause_and_a_proposal_may_be_the_filler_itself() =>
        Assert.Contains(A.Range, Found(Without, A, new("", 0.46, 0.72, -40, 1), new("uh", 0.72, 0.8, -30, 1, IsProposal: true), Plan));

    [Fact]
    public void So_may_one_before_a_pause_alone() => Assert.Contains(A.Range, Found(Without, A, new("", 0.46, 0.8, -40, 1), Plan));

    [Fact]
    public void One_in_fluent_speech_is_none() => Assert.DoesNotContain(A.Range, Found(Without, A, Plan with { Start = 0.46 }));

    [Fact]
    public void A_longer_word_is_none() => Assert.DoesNotContain(Without.Range, Found(Without, new("", 0.3, 0.8, -40, 1), Plan));

    [Fact]
    public void What_is_too_short_to_be_heard_as_a_filler_is_none() =>
        Assert.DoesNotContain(new TimeRange(0.3, 0.36), Found(Without, A with { End = 0.36 }, new("", 0.36, 0.8, -40, 1), Plan));

    static IEnumerable<TimeRange> Found(params AlignedWord[] words)
    {
        var silence = new float[2 * SampleRate];
        var texture = Texture.Of(silence, SampleRate, SoundAnalysis.Of(silence, SampleRate));
        return FillerCandidates.Find(texture, new([new(0, 2)], words, [.. words.Where(word => !word.IsProposal)])).Select(candidate => candidate.Range);
    }
}
