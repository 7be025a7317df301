using SpeechCoach.Api.Texts;

namespace SpeechCoach.Tests.Api.Texts;

/// <summary>Advice that a rule words in two ways has one wording in another language, and it must hold in either case.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("vary-pitch", "una sola nota")] // also said to a lively voice with one dull stretch
    [InlineData("pause-instead", "bastantes")] // also said of three fillers in a row, and of no others
    public void One_wording_claims_no_more_than_both_cases_have_in_common(string code, string claim) =>
        Assert.DoesNotContain(claim, new PhraseBook().For("es")[$"advice.{code}"], StringComparison.Ordinal);
}
