using System.Globalization;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Coaches on what was measured and writes the report.</summary>
sealed class ReportWriter(Coach rules, CoachChain coaches)
{
    const double ShortSpeech = 15;

    public async Task<Report> WriteAsync(
        DecodedAudio audio, string language, RecognizedSpeech speech, Measurement measurement, CancellationToken cancellationToken)
    {
        var (confidence, pauses) = (speech.Recognition.Confidence, measurement.Sound.Activity.Pauses);
        var measures = MeasureTable.Of(measurement, confidence);
        var performance = measurement.ToPerformance(speech);
        var assessment = Assessment.Of(performance);
        var (verdict, coachedBy) = await coaches.AdviseAsync(
            new(rules.Observe(performance, assessment), measures, language, Phrase.Of(performance.Words, pauses)), cancellationToken);
        var notices = Notices(audio, language, speech, measurement).ToList();
        return new()
        {
            Language = language,
            DurationSeconds = Math.Round(measurement.Sound.Duration, 3),
            Recognition = speech.Recognition with { Confidence = confidence is { } value ? Math.Round(value, 3) : null },
            Words = [.. speech.Words.Select(Map)],
            Pauses = [.. pauses.Select(Map)],
            Marks = [.. Marks(performance.Language).OrderBy(mark => mark.Start)],
            Measures = measures,
            MostUsedWords = [.. (performance.Language?.ContentWords ?? []).Select(word => new UsedWord(word.Word, word.Count))],
            Score = ScoreWriter.Of(assessment),
            CoachedBy = coachedBy,
            Strength = Map(verdict.Strength),
            Actions = [.. verdict.Actions.Select(Map)],
            FollowUp = verdict.FollowUp,
            Notices = [.. notices.Select(notice => notice.Text)],
            Limits = [.. notices.Select(notice => notice.Code)],
            Series = SeriesWriter.Of(audio, measurement, speech.Words),
        };
    }

    static IEnumerable<Notice> Notices(DecodedAudio audio, string language, RecognizedSpeech speech, Measurement measurement)
    {
        foreach (var notice in speech.Notices)
            yield return notice;
        if (speech.Words.Count > 0 && !Performance.Trusts(speech.Recognition.Confidence))
            yield return new(LimitCodes.Unsure, "The recogniser is unsure of many words, so no advice rests on them; what is said about pauses and loudness comes from the sound and holds.");
        if (measurement.Language is not null && !speech.SoughtFillers)
            yield return new(LimitCodes.FillersMissed, "Recognisers leave out most of “um” and “uh”: there may have been more fillers than are counted here.");
        if (measurement.Sound.Activity.Speaking.Length < ShortSpeech)
            yield return new(LimitCodes.Brief, "This is a short recording: its figures vary by chance. Half a minute or more tells much more.");
        if (audio.Damaged)
            yield return new(LimitCodes.Damaged, "Parts of the file could not be read; the rest was measured.");
        if (speech.Words.Count > 0 && measurement.Language is null)
            yield return new(LimitCodes.NoWordLists, $"There are no word lists for {LanguageName(language)} yet: fillers, repetitions, hedges and vocabulary were not looked at.");
    }

    static IEnumerable<TranscriptMark> Marks(LanguageMeasures? language) => language is null ? [] :
    [
        .. language.Disfluencies.Select(found => Mark(found.Kind switch
        {
            DisfluencyKind.Repetition => "repetition",
            DisfluencyKind.Restart => "restart",
            _ => "cut-off",
        }, found.Range)),
        .. language.Hedges.Select(found => Mark("hedge", found.Range)),
    ];

    static TranscriptMark Mark(string kind, TimeRange range) => new(kind, Math.Round(range.Start, 3), Math.Round(range.End, 3));

    static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag.Split('-')[0]).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return $"“{tag}”";
        }
    }

    static SpokenWord Map(TimedWord word) => new(
        word.Text, Math.Round(word.Start, 3), Math.Round(word.End, 3),
        word.Confidence is { } confidence ? Math.Round(confidence, 3) : null, word.IsFiller);

    static Advice Map(Remark remark) => new(remark.Code, remark.Text, [.. remark.Evidence.Select(Map)]);

    static Span Map(TimeRange range) => new(Math.Round(range.Start, 3), Math.Round(range.End, 3));
}
