using System.Globalization;

namespace SpeechCoach.Speech;

/// <summary>
/// How the numbers of <see cref="FillerEvidence"/> decide, as <c>./bench fillers</c> found it on synthetic talk: small trees of yes-or-no questions,
/// each of which adds to the logarithm of the odds (gradient boosting, Friedman 2001).
/// </summary>
sealed class FillerTrees
{
    const string Resource = "Fillers/trees.txt";

    readonly double always;
    readonly IReadOnlyList<FillerTree> trees;

    public FillerTrees(double always, IReadOnlyList<FillerTree> trees) => (this.always, this.trees) = (always, trees);

    /// <summary>Those that are shipped.</summary>
    public static FillerTrees Trained { get; } = Read();

    /// <summary>Probability that a candidate is a filler, by its evidence.</summary>
    public double Probability(double[] evidence)
    {
        var sum = always;
        foreach (var tree in trees)
            sum += tree.Of(evidence);
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>What is read again: what every candidate begins with, then a line for each tree.</summary>
    public IEnumerable<string> Lines() => trees.Select(tree => tree.ToString()).Prepend(always.ToString("0.####", CultureInfo.InvariantCulture));

    static FillerTrees Read()
    {
        using var reader = new StreamReader(typeof(FillerTrees).Assembly.GetManifestResourceStream(Resource)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(double.Parse(lines[0], CultureInfo.InvariantCulture), [.. lines.Skip(1).Select(FillerTree.Parse)]);
    }
}
