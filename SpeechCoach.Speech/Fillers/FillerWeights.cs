using System.Globalization;

namespace SpeechCoach.Speech;

/// <summary>How much each number of <see cref="FillerEvidence"/> counts, as <c>./bench fillers</c> found it on synthetic talk.</summary>
sealed class FillerWeights
{
    const string Resource = "Fillers/weights.txt";

    readonly double[] proposed;
    readonly double[] heard;

    public FillerWeights(double[] proposed, double[] heard) => (this.proposed, this.heard) = (proposed, heard);

    /// <summary>Those that are shipped.</summary>
    public static FillerWeights Trained { get; } = Read();

    /// <summary>Probability that a candidate is a filler, by logistic regression: the alignment proposed it, or the sound alone.</summary>
    public double Probability(FillerCandidate candidate, double[] evidence)
    {
        var (weights, sum) = (candidate.Proposal is null ? heard : proposed, 0.0);
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * evidence[k];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>A line for each number: its name, its weight where the alignment proposes, its weight where the sound does.</summary>
    public IEnumerable<string> Lines() => FillerEvidence.Names.Select((name, k) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{proposed[k]:0.####}\t{heard[k]:0.####}"));

    static FillerWeights Read()
    {
        using var reader = new StreamReader(typeof(FillerWeights).Assembly.GetManifestResourceStream(Resource)!);
        var rows = reader.ReadToEnd().Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')).ToDictionary(row => row[0]);
        return new([.. FillerEvidence.Names.Select(name => Number(name, 1))], [.. FillerEvidence.Names.Select(name => Number(name, 2))]);

        // A number that is new counts nothing until the weights are trained anew.
        double Number(string name, int column) => rows.TryGetValue(name, out var row) ? double.Parse(row[column], CultureInfo.InvariantCulture) : 0;
    }
}
