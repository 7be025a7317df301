using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class AlignmentTests
{
    static readonly TimeRange[] Sounding = [new(0, 4)];

    [Fact]
    public void A_wording_fits_by_how_far_it_is_above_the_sounds_that_are_heard_without_one() =>
        Assert.Equal(7, Fit(-42, new AlignedWord("so", 0, 1, -40, "S OW"), new AlignedWord("um", 1, 2, -20, "AH M", IsProposal: true), new AlignedWord("we", 2, 4, -40, "S OW")), 1e-9);

    [Fact]
    public void A_few_words_that_fit_well_do_not_explain_the_rest_of_the_sound()
    {
        var fit = Fit(-42, new AlignedWord("", 0, 3, -110, ""), new AlignedWord("so", 3, 4, -35, "S OW"));
        Assert.Equal(-49.25, fit, 1e-9);
        Assert.True(fit < Alignment.LeastFit);
    }

    [Fact]
    public void A_room_in_which_nothing_fits_well_speaks_against_no_wording() =>
        Assert.True(Fit(-60, new AlignedWord("so", 0, 2, -80, "S OW"), new AlignedWord("we", 2, 4, -80, "W IY")) > Alignment.LeastFit);

    [Fact]
    public void Silence_counts_nothing() =>
        Assert.Equal(2, Fit(-42, new AlignedWord("so", 0, 4, -40, "S OW"), new AlignedWord("", 4, 9, -150, "")), 1e-9);

    [Fact]
    public void What_is_too_short_for_sounds_to_be_heard_is_taken_as_it_is() => Assert.Equal(0, new Alignment([new(0, 0.1)], [new("a", 0, 0.1, -90, "AH")], [], []).Fit(Sounding));

    static double Fit(double heard, params AlignedWord[] words) =>
        new Alignment([new(0, 9)], words, words, [new("S", 0, 1, heard - 3), new("OW", 1, 4, heard + 1), new("SIL", 4, 9, -10)]).Fit(Sounding);
}
