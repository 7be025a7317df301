using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Analytics.Progress;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

public sealed class SpeakingProgressTests
{
    /// <summary>Recordings by number, some of them several times, and the same in another order.</summary>
    static readonly Arbitrary<(int[] Some, int[] Shuffled)> Orders = (
        from some in Gen.Choose(0, 12).NonEmptyListOf()
        from doubles in Gen.SubListOf<int>([.. some])
        from shuffled in Gen.Shuffle<int>([.. some, .. doubles])
        select (some.ToArray(), shuffled)).ToArbitrary();

    [Fact]
    public void Order_and_doubles_change_nothing() => Prop.ForAll(Orders, orders => Written(orders.Some) == Written(orders.Shuffled)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_is_its_recordings_counted_once() => Prop.ForAll(Orders, orders =>
        Recount.Of([Folded(orders.Shuffled)!]).SequenceEqual(Recount.Of(orders.Some.Select(Speech), Speeches.Subject(1)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_that_was_written_and_read_is_folded_on_alike() => Prop.ForAll(Orders, orders =>
    {
        var day = default(DayOfSpeaking);
        foreach (var speech in orders.Shuffled.Select(Speech))
            day = JsonSerializer.Deserialize(Write(SpeakingProgress.Fold(day, speech)), ContractsJson.Default.DayOfSpeaking);
        return Write(SpeakingProgress.Fold(day, Speech(orders.Some[0]))) == Written(orders.Some);
    }).QuickCheckThrowOnFailure();

    static SpeechAnalyzed Speech(int recording) => Speeches.Of(subject: 1, recording);

    static DayOfSpeaking? Folded(IEnumerable<int> recordings) => recordings.Select(Speech).Aggregate(default(DayOfSpeaking), SpeakingProgress.Fold);

    static string Written(IEnumerable<int> recordings) => Write(Folded(recordings)!);

    static string Write(DayOfSpeaking day) => JsonSerializer.Serialize(day, ContractsJson.Default.DayOfSpeaking);
}
