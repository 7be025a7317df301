namespace SpeechCoach.Speech;

/// <summary>How well it was spoken: what each criterion gives, and what they make together. The same measures give the same score.</summary>
/// <param name="Judgements">What could be judged, in the order of <see cref="Criteria.All"/>; nothing where too little was said or heard.</param>
public sealed record Assessment(IReadOnlyList<Judgement> Judgements)
{
    const double EnoughSpeech = 10;
    const double EnoughConfidence = 0.3;

    /// <summary>0 to 100: the mean of all judgements by their weights; null where nothing could be judged.</summary>
    public double? Points => Judgements.Count == 0 ? null : Mean(Judgements);

    /// <summary>The parts that could be judged.</summary>
    public IEnumerable<Aspect> Aspects => Judgements.Select(judgement => judgement.Criterion.Aspect).Distinct();

    /// <summary>Points of a part that could be judged, 0 to 100: the mean of its criteria by their weights.</summary>
    public double PointsOf(Aspect aspect) => Mean(Of(aspect));

    /// <summary>Weight of a part: of all that could be judged of it.</summary>
    public double WeightOf(Aspect aspect) => Weight(Of(aspect));

    /// <summary>What was judged of a part.</summary>
    public IEnumerable<Judgement> Of(Aspect aspect) => Judgements.Where(judgement => judgement.Criterion.Aspect == aspect);

    /// <summary>What a criterion gave; null where it could not be judged.</summary>
    /// <param name="measure">Its measure's name.</param>
    public Judgement? Find(string measure) => Judgements.Where(judgement => judgement.Criterion.Measure == measure).Select(judgement => (Judgement?)judgement).FirstOrDefault();

    /// <summary>How many points of the whole rest on a judgement, 0 to 100.</summary>
    public double Share(Judgement judgement) => 100 * judgement.Criterion.Weight / Weight(Judgements);

    /// <summary>Judges a recording: nothing below 10 s of speech, or where noise leaves the measures little worth (heuristics).</summary>
    public static Assessment Of(Performance speech) =>
        speech.Sound.Activity.Speaking.Length < EnoughSpeech || speech.Sound.Confidence < EnoughConfidence ? new([]) : new(
        [
            .. from criterion in Criteria.All
               let value = criterion.Value(speech)
               where value is { } known && double.IsFinite(known)
               select new Judgement(criterion, value.Value, criterion.Band.Points(value.Value)),
        ]);

    static double Mean(IEnumerable<Judgement> judgements) => judgements.Sum(judgement => judgement.Criterion.Weight * judgement.Points) / Weight(judgements);

    static double Weight(IEnumerable<Judgement> judgements) => judgements.Sum(judgement => judgement.Criterion.Weight);
}
