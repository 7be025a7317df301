using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Api.Texts;

public sealed class ReportLimitsTests
{
    static readonly Report report = SomeReport.WithEverything() with { Notices = ["Said in English."] };
    static readonly PhraseBook book = new();

    public static TheoryData<string> All => [.. typeof(LimitCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_limit_is_told_in_every_language(string code) => Assert.All(book.All, texts =>
        Assert.Equal(texts.Language == "en" ? "Said in English." : texts[$"limits.{code}"], Assert.Single(ReportLimits.Of(report with { Limits = [code] }, texts))));

    [Fact]
    public void Short_is_what_the_report_calls_short_however_long_the_file()
    {
        Assert.Empty(Spanish(report));
        Assert.Contains("breve", Assert.Single(Spanish(report with { DurationSeconds = 60, Limits = [LimitCodes.Brief] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_without_codes_tell_what_can_be_seen_of_them()
    {
        var unsure = report with { Recognition = report.Recognition with { Confidence = 0.4 } };
        Assert.StartsWith("Dudo de muchas palabras", Assert.Single(Spanish(unsure)), StringComparison.Ordinal);
        Assert.StartsWith("No he podido distinguir palabras", Assert.Single(Spanish(unsure with { Words = [] })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_a_newer_worker_is_passed_over_and_none_is_told_twice() =>
        Assert.Single(Spanish(report with { Words = [], Limits = [LimitCodes.NoWords, "of-tomorrow"] }));

    static IEnumerable<string> Spanish(Report report) => ReportLimits.Of(report, book.For("es"));
}
