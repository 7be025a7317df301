using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Progress;

/// <summary>The days on which a learner spoke, as a conversation tells of them.</summary>
sealed class PractisedDays(ProgressReader reader)
{
    /// <summary>Those of the last so many days, in their order.</summary>
    public async Task<IReadOnlyList<PractisedDay>> LatestAsync(SubjectId subject, DateOnly today, int days, CancellationToken cancellationToken)
    {
        var page = await reader.DaysAsync(subject, null, days, cancellationToken);
        return [.. page.Windows.Where(window => window.Start > today.AddDays(-days)).OrderBy(window => window.Start).Select(window => Of(window.Start, window.Summary))];
    }

    static PractisedDay Of(DateOnly date, SpeakingSummary summary)
    {
        var measures = new Dictionary<string, double>();
        Add(MeasureNames.WordsPerMinute, summary.WordsPerMinute);
        Add(MeasureNames.SyllableRate, summary.SyllableRate);
        Add(MeasureNames.PausesPerMinute, summary.PausesPerMinute);
        Add(MeasureNames.FillersPerMinute, summary.FillersPerMinute);
        Add(MeasureNames.PitchVariation, summary.PitchVariation);
        return new(date, summary.Recordings, summary.Seconds, measures);

        void Add(string name, double? value)
        {
            if (value is { } number) measures[name] = number;
        }
    }
}
