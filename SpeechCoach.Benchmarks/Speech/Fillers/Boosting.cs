using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// Stochastic gradient boosting of shallow trees (Friedman 2002) with Newton's steps: each tree is grown on some of the samples, and each question is
/// chosen from some of the numbers, to mend what those before it leave wrong. Done several times by other choices, of which the mean is taken
/// (bagging, Breiman 1996): one growth alone moves a single candidate by a tenth. The same for the same samples.
/// </summary>
static class Boosting
{
    const int Growths = 3;
    const int Trees = 800;
    const int Depth = 4;
    const int Least = 15;
    const double Rate = 0.03;
    const double Rows = 0.5;
    const double Columns = 0.25;
    const double Penalty = 1;

    public static FillerTrees Train(IReadOnlyList<Sample> samples)
    {
        var share = (samples.Count(sample => sample.IsFiller) + 0.5) / (samples.Count + 1);
        var always = Math.Log(share / (1 - share));
        var growths = new List<FillerTree>[Growths];
        Parallel.For(0, Growths, i => growths[i] = Grow(samples, always, new(i + 1)));
        return new(always, [.. growths.SelectMany(trees => trees).Select(tree => tree.Times(1.0 / Growths))]);
    }

    static List<FillerTree> Grow(IReadOnlyList<Sample> samples, double always, Random random)
    {
        var (sums, slopes, bends) = (new double[samples.Count], new double[samples.Count], new double[samples.Count]);
        Array.Fill(sums, always);
        List<FillerTree> trees = [];
        for (var round = 0; round < Trees; round++)
        {
            for (var i = 0; i < samples.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-sums[i]));
                (slopes[i], bends[i]) = ((samples[i].IsFiller ? 1 : 0) - p, p * (1 - p));
            }
            var tree = Branch([.. Enumerable.Range(0, samples.Count).Where(_ => random.NextDouble() < Rows)], Depth);
            trees.Add(tree);
            for (var i = 0; i < samples.Count; i++)
                sums[i] += tree.Of(samples[i].Evidence);
        }
        return trees;

        FillerTree Branch(int[] rows, int depth)
        {
            var (slope, bend) = (rows.Sum(i => slopes[i]), rows.Sum(i => bends[i]));
            var leaf = FillerTree.Leaf(Rate * slope / (bend + Penalty));
            if (depth == 0 || rows.Length < 2 * Least)
                return leaf;
            var (best, number, value) = (slope * slope / (bend + Penalty) + 1e-6, -1, 0.0);
            for (var k = 0; k < samples[0].Evidence.Length; k++)
            {
                if (random.NextDouble() >= Columns)
                    continue;
                var numbers = Array.ConvertAll(rows, i => samples[i].Evidence[k]);
                var order = (int[])rows.Clone();
                Array.Sort(numbers, order);
                var (left, weight) = (0.0, 0.0);
                for (var i = 0; i < order.Length - Least; i++)
                {
                    (left, weight) = (left + slopes[order[i]], weight + bends[order[i]]);
                    if (i + 1 < Least || numbers[i + 1] - numbers[i] < 1e-4)
                        continue;
                    var score = left * left / (weight + Penalty) + (slope - left) * (slope - left) / (bend - weight + Penalty);
                    if (score > best)
                        (best, number, value) = (score, k, Math.Round((numbers[i] + numbers[i + 1]) / 2, 4));
                }
            }
            return number < 0 ? leaf : new(
                number, value,
                Branch(Array.FindAll(rows, i => samples[i].Evidence[number] < value), depth - 1),
                Branch(Array.FindAll(rows, i => samples[i].Evidence[number] >= value), depth - 1));
        }
    }
}
