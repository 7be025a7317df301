using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class CandidateWordsTests
{
    static readonly AlignedWord Bus = new("bus", 0, 0.3, -30, "B AH S"), Might = new("might", 0.4, 0.8, -30, "M AY T");

    // Both words sound, and so does what is between them.
    static readonly Texture Voice = Texture.Of(Sound.Voice(1, _ => 150), Sound.SampleRate, SoundAnalysis.Of(Sound.Voice(1, _ => 150), Sound.SampleRate));

    static readonly AlignmentMeans Means = new(new([new(0, 1)], [Bus, Might], [Bus, Might]));

    [Fact]
    public void The_sounds_beside_a_candidate_are_those_that_the_words_end_and_begin_with()
    {
        var numbers = Of(new(0.3, 0.4), Bus, Might);

        Assert.Equal((0, 0, 0), (numbers["before vowel"], numbers["before nasal"], numbers["before stop"]));
        Assert.Equal((0, 1, 1), (numbers["after vowel"], numbers["after nasal"], numbers["after hum"]));
        Assert.Equal((1, 1), (numbers["vowels before"], numbers["vowels after"]));
    }

    [Fact]
    public void Words_far_away_say_nothing_of_their_sounds() => Assert.Equal(0, Of(new(1.2, 1.3), Might, default)["before stop"]);

    [Fact]
    public void The_sounds_under_a_candidate_are_those_that_the_word_there_would_have_at_that_moment()
    {
        var (vowel, last) = (Of(new(0.5, 0.6), Bus, default, Might), Of(new(0.74, 0.8), Bus, default, Might));

        Assert.Equal((1, 0), (vowel["under vowel"], vowel["under stop"]));
        Assert.Equal((0, 1), (last["under vowel"], last["under stop"]));
        Assert.Equal(PhoneTraits.Of("M").Length + PhoneTraits.Of("T").Length, vowel["rest of the word"], 1e-9);
        Assert.Equal(0, Of(new(0.5, 0.6), Bus, Might)["under vowel"]);
    }

    [Fact]
    public void A_candidate_that_takes_all_the_voice_of_a_word_leaves_it_none()
    {
        var (half, whole) = (Of(new(0.58, 0.8), Bus, default, Might), Of(Might.Range, Bus, default, Might));

        Assert.True(half["voice left"] > 0.2);
        Assert.True(whole["voice left"] < -1);
        Assert.Equal((0, -4), (Math.Round(half["peak left"]), whole["peak left"]));
        Assert.Equal(half["voice before"], whole["voice before"]);
    }

    [Fact]
    public void A_word_twice_as_long_as_its_sounds_usually_are_is_longer_by_the_logarithm_of_two()
    {
        AlignedWord[] words = [Bus, Bus with { Start = 1, End = 1.3 }, Bus with { Start = 2, End = 2.6 }];
        var means = new AlignmentMeans(new([new(0, 3)], words, words));

        Assert.Equal(0, means.Length(words[0]), 1e-6);
        Assert.Equal(Math.Log(2), means.Length(words[2]), 1e-6);
        Assert.True(means.Length(new("sigh", 0, 0.3, -30, "S AY")) < means.Length(new("set", 0, 0.3, -30, "S EH T")));
    }

    [Fact]
    public void Every_sound_of_English_has_traits_of_its_own_length()
    {
        const string Phones = "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH";

        var traits = Phones.Split(' ').Select(PhoneTraits.Of).ToList();

        Assert.All(traits, phone => Assert.InRange(phone.Length, 0.5, 2.5));
        Assert.Equal(15, traits.Count(phone => phone.Vowel == 1));
        Assert.Equal(3, traits.Count(phone => phone.Nasal == 1));
        Assert.Equal(PhoneTraits.Of("unknown"), new(1));
    }

    static Dictionary<string, double> Of(TimeRange range, AlignedWord before, AlignedWord after, AlignedWord cover = default) =>
        CandidateWords.Names.Zip(CandidateWords.Of(range, before, after, cover, Means, Voice)).ToDictionary(pair => pair.First, pair => pair.Second);
}
