using SpeechCoach.Benchmarks;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>What synthetic speakers say to each other: the judgement of fillers learns from it.</summary>
public sealed class TalkTests
{
    const string Sentence = "nobody knew why they had gone home so early";

    [Fact]
    public void Fillers_are_where_the_talk_says_also_beside_words_that_are_drawn_out()
    {
        foreach (var program in (string[])["flite", "sox"])
            Requirement.Program(program);
        using var folder = new TemporaryFolder();
        var fillers = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var talk = new Talk(new(seed), new Flite(Flite.Voices[seed % 4]), folder.Path) { Apart = 0, Leaning = 0.5, Slowing = 1 };
            talk.Say(Sentence, 2, 0);

            // Were it elsewhere, a filler's vowel would be among those of the words instead of one of theirs.
            Assert.Equal(["ow", "aa", "iy", "uw", "ay", "ey", "ae", "ao", "ow", "ow", "er", "iy"], talk.Vowels.Select(vowel => vowel.Name));
            fillers += talk.Fillers.Count;
        }
        Assert.InRange(fillers, 18, 24);
    }

    [Fact]
    public void Who_listens_answers_softer_than_who_speaks_and_changes_nothing_else()
    {
        Requirement.Program("flite");
        using var folder = new TemporaryFolder();
        var alone = new Flite("rms").Speak(Sentence, folder.Path).Samples;
        foreach (var listener in Flite.Voices)
        {
            var heard = (float[])alone.Clone();
            new Listener(new(7), new Flite(listener), folder.Path).Answer(heard, [0.5, 1.5], 2);

            float[] answers = [.. heard.Zip(alone, (one, other) => one - other)];
            Assert.InRange(Room.Loudness(answers), 0.05 * Room.Loudness(alone), 0.8 * Room.Loudness(alone));
            Assert.Contains(answers, sample => sample == 0);
        }
    }
}
