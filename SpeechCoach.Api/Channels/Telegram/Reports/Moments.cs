using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The moments of a report that are worth hearing: the first of each thing to do, then of the thing done well.</summary>
static class Moments
{
    const int Most = 3;

    public static IReadOnlyList<(Advice Advice, Span Span)> Of(Report report) =>
        [.. report.Actions.Append(report.Strength).OfType<Advice>().Where(advice => advice.Evidence.Count > 0).Select(advice => (advice, advice.Evidence[0])).Take(Most)];
}
