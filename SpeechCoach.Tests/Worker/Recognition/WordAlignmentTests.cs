using Microsoft.Extensions.Options;
using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;
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

    [Fact]
    public void A_filler_that_the_engine_heard_elsewhere_stands_no_more_in_another_word()
    {
        var words = Listen([Word("so", 0.1, 0.3), Word("um", 0.3, 0.5, filler: true), Word("we", 0.5, 0.7)], ("so", 0.55, 0.8), ("we", 0.9, 1.1));

        Assert.Equal(["so", "um", "we"], words.Select(word => word.Text));
        Assert.InRange(words[1].Start, 0.8, 0.9);
        Assert.InRange(words[1].End, words[1].Start, 0.9);
    }

    [Fact]
    public async Task A_filler_that_the_engine_heard_too_early_is_the_one_that_is_heard_there()
    {
        var clip = KnownClip.In(Recordings.Path("")).Single(clip => clip.Name == "mfa_acoustic_corpus");
        var audio = new DecodedAudio(Tool.Read(clip.File).Samples, false);
        var analysis = SoundAnalysis.Of(audio.Samples, DecodedAudio.SampleRate);
        var words = new List<TimedWord>();
        foreach (var word in clip.Times)
            words.Add(Language.English.IsFiller(word.Text) ? Word(word.Text, words[^1].Start, (words[^1].Start + words[^1].End) / 2, filler: true) : word);
        var aligner = new WordAligner(new SphinxProcess(Options.Create(new PocketSphinxOptions { TimeoutFactor = 100 }), TimeProvider.System));
        var alignment = await aligner.AlignAsync(
            audio, analysis.Activity, words, [(new(0, clip.Seconds), [.. Enumerable.Range(0, words.Count).Where(i => !words[i].IsFiller)])], TestContext.Current.CancellationToken);

        var heard = alignment.Listen(audio, analysis, words).Where(word => word.IsFiller).ToList();

        Assert.NotEmpty(heard);
        Assert.All(clip.Fillers, filler => Assert.Single(heard, word => word.Range.Overlap(filler) > 0));
        Assert.Equal(clip.Fillers.Count, heard.Count);
    }

    [Theory]
    [InlineData(9, true), InlineData(8, false)]
    public void Where_much_could_not_be_aligned_fillers_were_not_listened_for(int aligned, bool sought)
    {
        var words = Enumerable.Range(0, 10).Select(i => Word("so", i * 0.2, i * 0.2 + 0.1)).ToList();
        var found = words.Take(aligned).Select(word => new AlignedWord(word.Text, word.Start, word.End, -40, "S OW")).ToList();
        var speech = new RecognizedSpeech(new("whisper", 0.9, "base"), words) { Alignment = new(new([new(0, 2)], found, found), [.. Enumerable.Range(0, aligned)]) };

        Assert.Equal(sought, speech.Listened(Hush, SoundAnalysis.Of(Hush.Samples, DecodedAudio.SampleRate)).SoughtFillers);
    }

    static IReadOnlyList<TimedWord> Listen(IReadOnlyList<TimedWord> heard, params (string Text, double Start, double End)[] aligned)
    {
        List<AlignedWord> words = [.. aligned.Select(word => new AlignedWord(word.Text, word.Start, word.End, -40, "AH"))];
        var owners = heard.Select((word, i) => (word, i)).Where(pair => !pair.word.IsFiller).Select(pair => pair.i).ToList();
        return new WordAlignment(new([new(0, 2)], words, words), owners).Listen(Hush, SoundAnalysis.Of(Hush.Samples, DecodedAudio.SampleRate), heard);
    }

    static TimedWord Word(string text, double start, double end, bool filler = false) => new(text, start, end) { IsFiller = filler };
}
