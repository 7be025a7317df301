namespace SpeechCoach.Benchmarks;

/// <summary>Compares two sequences of words by the fewest words to change, leave out or put in.</summary>
/// <param name="Count">How many those are.</param>
/// <param name="Pairs">The words that are the same in both, by their places.</param>
sealed record WordErrors(int Count, IReadOnlyList<(int Expected, int Found)> Pairs)
{
    public static WordErrors Between(IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        var costs = new int[expected.Count + 1, found.Count + 1];
        for (var i = 0; i <= expected.Count; i++)
        {
            for (var j = 0; j <= found.Count; j++)
            {
                costs[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (expected[i - 1] == found[j - 1] ? 0 : 1));
            }
        }
        List<(int, int)> pairs = [];
        for (var (i, j) = (expected.Count, found.Count); i > 0 && j > 0;)
        {
            if (expected[i - 1] == found[j - 1] && costs[i, j] == costs[i - 1, j - 1])
                pairs.Add((--i, --j));
            else if (costs[i, j] == costs[i - 1, j - 1] + 1)
                (i, j) = (i - 1, j - 1);
            else if (costs[i, j] == costs[i - 1, j] + 1)
                i--;
            else
                j--;
        }
        pairs.Reverse();
        return new(costs[expected.Count, found.Count], pairs);
    }
}
