using System.Globalization;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.House;

/// <summary>What <c>docs/reports.md</c> says of measures and score is what the product has.</summary>
public sealed class ReportDocsTests
{
    static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "reports.md"))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    [Fact]
    public void Every_measure_is_documented_and_nothing_else() => Assert.Equal(
        typeof(MeasureNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Table("Name").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_measure_says_what_it_is() => Assert.All(Table("Name"), row =>
    {
        Assert.NotEmpty(row[1]);
        Assert.EndsWith(".", row[3], StringComparison.Ordinal);
    });

    [Fact]
    public void The_score_is_documented_with_its_bands_and_weights() => Assert.Equal(
        Criteria.All.Select(criterion => string.Create(
            CultureInfo.InvariantCulture, $"{criterion.Aspect} `{criterion.Measure}` {Good(criterion.Band)} {criterion.Unit} {Nothing(criterion.Band)} {criterion.Weight}")),
        Table("Part").Select(row => $"{row[0]} {row[1]} {row[3]} {row[4]} {row[5]}"));

    // The rows of the table whose first column has this head.
    static IEnumerable<string[]> Table(string head) =>
        Rows.SkipWhile(row => row[0] != head).Skip(2).TakeWhile(row => row.Length == Rows.First(first => first[0] == head).Length);

    static string Good(Band band) => band switch
    {
        { GoodFrom: { } from, GoodTo: { } to } => string.Create(CultureInfo.InvariantCulture, $"{from} to {to}"),
        { GoodFrom: { } from } => string.Create(CultureInfo.InvariantCulture, $"from {from}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"up to {band.GoodTo}"),
    };

    static string Nothing(Band band) => string.Join(" and ", new[] { band.NothingBelow, band.NothingAbove }.OfType<double>().Select(bound => bound.ToString(CultureInfo.InvariantCulture)));
}
