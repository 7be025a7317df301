using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class PitchPathTests
{
    [Theory]
    [InlineData(1, 1), InlineData(2, 63), InlineData(3, 64), InlineData(4, 1000), InlineData(5, 5000)]
    public void Deciding_early_finds_the_same_way_as_looking_at_everything(int seed, int frames)
    {
        var random = new Random(seed);
        var options = new PitchOptions();
        var candidates = Enumerable.Range(0, frames).Select(_ => Candidates(random)).ToList();
        var values = candidates.Select(frame => frame.Select((_, i) => i == 0 ? 0.45f : (float)random.NextDouble()).ToArray()).ToList();

        var (frequencies, strengths) = (new float[frames], new float[frames]);
        var path = new PitchPath(options, 0.01, frequencies, strengths);
        for (var i = 0; i < frames; i++)
            path.Add(candidates[i], values[i]);
        path.Finish();

        var chosen = Enumerable.Range(0, frames).Select(i => Array.FindIndex(candidates[i], candidate => candidate.Frequency == frequencies[i])).ToArray();
        Assert.Equal(Best(options, candidates, values), Worth(options, candidates, values, chosen), 0.001 * frames);
        Assert.All(chosen.Select((at, i) => candidates[i][at].Strength).Zip(strengths), pair => Assert.Equal(pair.First, pair.Second));
    }

    static (float Frequency, float Strength)[] Candidates(Random random) =>
        [(0, 0), .. Enumerable.Range(0, random.Next(0, 15)).Select(_ => ((float)(75 * Math.Pow(8, random.NextDouble())), (float)random.NextDouble()))];

    static double Best(PitchOptions options, List<(float Frequency, float Strength)[]> candidates, List<float[]> values)
    {
        double[] scores = [.. values[0]];
        for (var i = 1; i < candidates.Count; i++)
        {
            var last = scores;
            scores = [.. candidates[i].Select((to, at) => values[i][at] + candidates[i - 1].Select((from, j) => last[j] - Cost(options, from.Frequency, to.Frequency)).Max())];
        }
        return scores.Max();
    }

    static double Worth(PitchOptions options, List<(float Frequency, float Strength)[]> candidates, List<float[]> values, int[] chosen) =>
        chosen.Select((at, i) => values[i][at] - (i == 0 ? 0 : Cost(options, candidates[i - 1][chosen[i - 1]].Frequency, candidates[i][at].Frequency))).Sum(value => (double)value);

    static double Cost(PitchOptions options, double from, double to) =>
        from == 0 && to == 0 ? 0 : from == 0 || to == 0 ? options.VoicedUnvoicedCost : options.OctaveJumpCost * Math.Abs(Math.Log2(from / to));
}
