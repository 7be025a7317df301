namespace SpeechCoach.Benchmarks;

/// <summary>
/// The numbers of samples, each as the range that it lies in, of about as many samples each: where to cut is found by counting instead of sorting
/// (as LightGBM does, Ke et al. 2017).
/// </summary>
sealed class EvidenceRanges
{
    /// <summary>As many ranges as a byte can tell.</summary>
    public const int Most = 256;

    const double Alike = 1e-4;

    readonly double[][] cuts;
    readonly byte[][] columns;

    public EvidenceRanges(double[][] samples)
    {
        cuts = [.. Enumerable.Range(0, samples[0].Length).Select(number => Between([.. samples.Select(numbers => numbers[number]).Order()]))];
        columns = [.. cuts.Select((between, number) => Array.ConvertAll(samples, numbers => Range(between, numbers[number])))];
    }

    /// <summary>How many numbers a sample has.</summary>
    public int Numbers => cuts.Length;

    /// <summary>What parts the ranges of a number, in order: the first range is below the first of them.</summary>
    public IReadOnlyList<double> Cuts(int number) => cuts[number];

    /// <summary>The range of a number in each sample.</summary>
    public byte[] Of(int number) => columns[number];

    // As they are written: to four digits.
    static double[] Between(double[] ordered)
    {
        SortedSet<double> between = [];
        for (var part = 1; part < Most; part++)
        {
            var at = Math.Max(1, (int)((long)part * ordered.Length / Most));
            while (at < ordered.Length && ordered[at] - ordered[at - 1] < Alike)
                at++;
            if (at < ordered.Length)
                between.Add(Math.Round((ordered[at - 1] + ordered[at]) / 2, 4));
        }
        return [.. between];
    }

    static byte Range(double[] cuts, double value) => (byte)(Array.BinarySearch(cuts, value) is >= 0 and var same ? same + 1 : ~Array.BinarySearch(cuts, value));
}
