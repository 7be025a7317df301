using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class AlignmentTests
{
    static readonly TimeRange[] Sounding = [new(0, 4)];

    [Fact]
    public void A_wording_that_explains_what_sounds_fits() =>
        Assert.Equal(-35, Fit(new AlignedWord("so", 0, 1, -40, "S OW"), new AlignedWord("um", 1, 2, -20, "AH M", IsProposal: true), new AlignedWord("we", 2, 4, -40, "S OW")), 1e-9);

    [Fact]
    public void A_few_words_that_fit_well_do_not_explain_the_rest_of_the_sound()
    {
        var fit = Fit(new AlignedWord("", 0, 3, -110, ""), new AlignedWord("so", 3, 4, -35, "S OW"));
        Assert.Equal(-91.25, fit, 1e-9);
        Assert.True(fit < Alignment.SureFit - Alignment.MostBehind);
    }

    [Fact]
    public void Silence_counts_nothing() =>
        Assert.Equal(-40, Fit(new AlignedWord("so", 0, 4, -40, "S OW"), new AlignedWord("", 4, 9, -150, "")), 1e-9);

    static double Fit(params AlignedWord[] words) => new Alignment([new(0, 9)], words, words).Fit(Sounding);
}
