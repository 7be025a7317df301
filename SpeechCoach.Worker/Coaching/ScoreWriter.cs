using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Writes a score down with all that it is made of.</summary>
static class ScoreWriter
{
    public static Score? Of(Assessment assessment) => assessment.Points is not { } points ? null : new(
        Math.Round(points),
        [.. assessment.Aspects.Select(aspect => Part(aspect, assessment))]);

    static ScorePart Part(Aspect aspect, Assessment assessment) => new(
        aspect.ToString().ToLowerInvariant(),
        aspect.ToString(),
        Math.Round(assessment.PointsOf(aspect)),
        assessment.WeightOf(aspect),
        [.. assessment.Of(aspect).Select(Component)]);

    static ScoreComponent Component(Judgement judgement)
    {
        var (criterion, band) = (judgement.Criterion, judgement.Criterion.Band);
        return new(
            criterion.Measure, criterion.Label, MeasureTable.Round(judgement.Value), criterion.Unit,
            new(band.NothingBelow, band.GoodFrom, band.GoodTo, band.NothingAbove),
            Math.Round(judgement.Points), criterion.Weight, criterion.Source);
    }
}
