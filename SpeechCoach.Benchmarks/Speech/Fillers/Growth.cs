using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// Trees that mend, one after the other and each by Newton's step, what those before it leave wrong. Each is grown on some of the samples, and each of
/// its questions is chosen from some of the numbers.
/// </summary>
/// <param name="ranges">The numbers of the samples.</param>
/// <param name="isFiller">What the samples are.</param>
/// <param name="always">Logarithm of the odds that every sample begins with.</param>
/// <param name="random">Chooses.</param>
sealed class Growth(EvidenceRanges ranges, bool[] isFiller, double always, Random random)
{
    const int Trees = 800;
    const int Depth = 6;
    const int Least = 60;
    const double Rate = 0.03;
    const double Rows = 0.5;
    const double Columns = 0.25;
    const double Penalty = 1;

    readonly double[] odds = new double[isFiller.Length];
    readonly double[] slopes = new double[isFiller.Length];
    readonly double[] bends = new double[isFiller.Length];
    readonly (double Slope, double Bend, int Count)[] sums = new (double, double, int)[EvidenceRanges.Most];

    public List<FillerTree> Run()
    {
        Array.Fill(odds, always);
        List<FillerTree> trees = [];
        for (var round = 0; round < Trees; round++)
        {
            for (var i = 0; i < odds.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-odds[i]));
                (slopes[i], bends[i]) = ((isFiller[i] ? 1 : 0) - p, p * (1 - p));
            }
            var groups = Enumerable.Range(0, odds.Length).ToLookup(_ => random.NextDouble() < Rows);
            trees.Add(Branch([.. groups[true]], [.. groups[false]], Depth));
        }
        return trees;
    }

    // The others follow the questions without a say in them.
    FillerTree Branch(int[] rows, int[] others, int depth)
    {
        var (slope, bend) = (rows.Sum(i => slopes[i]), rows.Sum(i => bends[i]));
        if (depth > 0 && rows.Length >= 2 * Least && Question(rows, slope, bend) is var (number, cut))
        {
            var column = ranges.Of(number);
            return new(
                number, ranges.Cuts(number)[cut],
                Branch(Array.FindAll(rows, i => column[i] <= cut), Array.FindAll(others, i => column[i] <= cut), depth - 1),
                Branch(Array.FindAll(rows, i => column[i] > cut), Array.FindAll(others, i => column[i] > cut), depth - 1));
        }
        var value = Rate * slope / (bend + Penalty);
        foreach (var i in rows.Concat(others))
            odds[i] += value;
        return FillerTree.Leaf(value);
    }

    // The one that mends most.
    (int Number, int Cut)? Question(int[] rows, double slope, double bend)
    {
        var best = slope * slope / (bend + Penalty) + 1e-6;
        (int, int)? question = null;
        for (var number = 0; number < ranges.Numbers; number++)
        {
            if (random.NextDouble() >= Columns)
                continue;
            var column = ranges.Of(number);
            Array.Clear(sums);
            foreach (var i in rows)
            {
                ref var sum = ref sums[column[i]];
                sum = (sum.Slope + slopes[i], sum.Bend + bends[i], sum.Count + 1);
            }
            var (left, weight, count) = (0.0, 0.0, 0);
            for (var cut = 0; cut < ranges.Cuts(number).Count; cut++)
            {
                (left, weight, count) = (left + sums[cut].Slope, weight + sums[cut].Bend, count + sums[cut].Count);
                if (count < Least || rows.Length - count < Least)
                    continue;
                var score = left * left / (weight + Penalty) + (slope - left) * (slope - left) / (bend - weight + Penalty);
                if (score > best)
                    (best, question) = (score, (number, cut));
            }
        }
        return question;
    }
}
