using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class KnownWordingTests
{
    [Fact]
    public void Words_keep_how_they_are_written_and_begin_and_end_with_their_parts()
    {
        var wording = new KnownWording("– Well-known, in 2nd place – “Ça va?”");

        Assert.Equal(["well", "known", "in", "second", "place", "ca", "va"], wording.Spelled);
        var words = wording.Timed([.. wording.Spelled.Select((_, i) => new TimeRange(i, i + 0.5))]);
        Assert.Equal(["Well-known,", "in", "second", "place –", "“Ça", "va?”"], words.Select(word => word.Text));
        Assert.Equal([new(0, 1.5), new(2, 2.5), new(3, 3.5), new(4, 4.5), new(5, 5.5), new TimeRange(6, 6.5)], words.Select(word => word.Range));
    }
}
