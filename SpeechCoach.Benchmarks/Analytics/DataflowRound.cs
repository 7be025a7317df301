namespace SpeechCoach.Benchmarks;

/// <summary>One round of a dataflow.</summary>
/// <param name="Cost">What it has cost.</param>
/// <param name="Bare">What the bare loop has cost an event, right before and right after.</param>
/// <param name="SentOn">What it costs, for an event of the log, only to deserialise what the round has sent on.</param>
readonly record struct DataflowRound(Cost Cost, double Bare, double SentOn)
{
    public double Share => (Bare + SentOn) / Cost.PerEvent;
}
