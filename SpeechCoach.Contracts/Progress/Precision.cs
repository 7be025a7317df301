namespace SpeechCoach.Contracts;

/// <summary>How exact a result of a dataflow is: four decimals, below which there is nothing but noise, and which are written and read in half the time.</summary>
static class Precision
{
    const int Decimals = 4;

    public static double Round(double value) => Math.Round(value, Decimals);
}
