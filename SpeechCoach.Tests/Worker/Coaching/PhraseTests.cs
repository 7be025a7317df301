using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class PhraseTests
{
    [Fact]
    public void Words_are_cut_where_the_sound_pauses()
    {
        TimedWord[] words = [new("so", 0.1, 0.4), new("um", 0.5, 1.05), new("we", 1.9, 2.1), new("go", 2.2, 2.6), new("now", 4, 4.4)];
        Assert.Equal(
            [new(new(0.1, 1.05), "so um"), new Phrase(new(1.9, 2.6), "we go"), new(new(4, 4.4), "now")],
            Phrase.Of(words, [new(1, 2), new(2.7, 3.9)]));
        Assert.Empty(Phrase.Of([], [new(1, 2)]));
    }
}
