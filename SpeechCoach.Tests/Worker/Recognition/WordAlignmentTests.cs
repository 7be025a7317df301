using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class WordAlignmentTests
{
    static readonly DecodedAudio Hush = new(new float[2 * DecodedAudio.SampleRate], false);

    [Fact]
    public void A_filler_that_the_engine_heard_stays_between_its_neighbours_when_the_alignment_moves_them()
    {
        var words = Listen([Word("so", 0.1, 0.3), Word("um", 0.3, 1.2, filler: true), Word("we", 1.2, 1.4)], ("so", 0.2, 0.5), ("we", 0.9, 1.1));

        Assert.Equal(["so", "um", "we"], words.Select(word => word.Text));
        Assert.Equal(new TimeRange(0.5, 0.9), words[1].Range);
    }

    [Fact]
    public void A_filler_at_either_end_keeps_the_time_that_is_its_own()
    {
        var words = Listen([Word("um", 0, 0.4, filler: true), Word("so", 0.4, 0.6), Word("uh", 0.6, 1.5, filler: true)], ("so", 0.3, 0.7));

        Assert.Equal(new TimeRange(0, 0.3), words[0].Range);
        Assert.Equal(new TimeRange(0.7, 1.5), words[2].Range);
    }

    [Fact]
    public void A_filler_for_which_the_alignment_leaves_no_room_has_no_length_but_is_not_lost()
    {
        var words = Listen([Word("so", 0.1, 0.3), Word("um", 0.3, 0.5, filler: true), Word("we", 0.5, 0.7)], ("so", 0.1, 0.8), ("we", 0.8, 1));

        var filler = Assert.Single(words, word => word.IsFiller);
        Assert.Equal(0, filler.Range.Length);
    }

    static IReadOnlyList<TimedWord> Listen(IReadOnlyList<TimedWord> heard, params (string Text, double Start, double End)[] aligned)
    {
        List<AlignedWord> words = [.. aligned.Select(word => new AlignedWord(word.Text, word.Start, word.End, -40, "AH"))];
        var owners = heard.Select((word, i) => (word, i)).Where(pair => !pair.word.IsFiller).Select(pair => pair.i).ToList();
        return new WordAlignment(new([new(0, 2)], words, words), owners).Listen(Hush, SoundAnalysis.Of(Hush.Samples, DecodedAudio.SampleRate), heard);
    }

    static TimedWord Word(string text, double start, double end, bool filler = false) => new(text, start, end) { IsFiller = filler };
}
