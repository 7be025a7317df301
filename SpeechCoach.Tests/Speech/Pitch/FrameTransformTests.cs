using System.Numerics;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class FrameTransformTests
{
    [Theory]
    [InlineData(2, 2), InlineData(4, 4), InlineData(8, 8), InlineData(32, 32), InlineData(256, 256), InlineData(512, 512)]
    [InlineData(2, 1), InlineData(4, 1), InlineData(4, 3), InlineData(16, 3), InlineData(16, 4), InlineData(64, 40), InlineData(256, 70), InlineData(512, 320), InlineData(512, 384), InlineData(512, 385)]
    public void Every_lane_is_transformed_as_by_the_definition_what_is_not_given_as_zero(int length, int given)
    {
        var random = new Random(length);
        var transform = new FrameTransform(length);
        var real = Values();
        var imaginary = Values();
        var expected = Enumerable.Range(0, FrameTransform.Lanes)
            .Select(lane => Slowly([.. Lane(real, imaginary, lane).Select((value, i) => i < given ? value : 0)])).ToList();

        transform.ToReversed(real, imaginary, given);
        for (var lane = 0; lane < FrameTransform.Lanes; lane++)
        {
            var found = Lane(real, imaginary, lane);
            for (var k = 0; k < length; k++)
                Assert.Equal(0, Complex.Abs(expected[lane][k] - found[Reverse(k, length)]), 1e-4 * length);
        }

        float[] Values() => [.. Enumerable.Range(0, length * FrameTransform.Lanes).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    [Theory]
    [InlineData(16, 4), InlineData(128, 32), InlineData(128, 33), InlineData(256, 60), InlineData(1024, 251)]
    public void The_points_that_are_wanted_are_the_same_without_the_others(int length, int wanted)
    {
        var random = new Random(length);
        var transform = new FrameTransform(length);
        var before = Enumerable.Range(0, length * FrameTransform.Lanes).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var (real, imaginary, realOfAll, imaginaryOfAll) = ((float[])before.Clone(), new float[before.Length], (float[])before.Clone(), new float[before.Length]);

        transform.FromReversed(real, imaginary, wanted);
        transform.FromReversed(realOfAll, imaginaryOfAll, length);

        for (var i = 0; i < wanted * FrameTransform.Lanes; i++)
            Assert.Equal((realOfAll[i], imaginaryOfAll[i]), (real[i], imaginary[i]), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-4);
    }

    [Theory]
    [InlineData(2), InlineData(16), InlineData(128), InlineData(1024)]
    public void There_and_there_again_is_the_sound_backwards(int length)
    {
        var random = new Random(length);
        var transform = new FrameTransform(length);
        var before = Enumerable.Range(0, length * FrameTransform.Lanes).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var (real, imaginary) = ((float[])before.Clone(), new float[before.Length]);
        transform.ToReversed(real, imaginary, length);
        transform.FromReversed(real, imaginary, length);
        for (var i = 0; i < length; i++)
        {
            for (var lane = 0; lane < FrameTransform.Lanes; lane++)
            {
                Assert.Equal(before[(length - i) % length * FrameTransform.Lanes + lane], real[i * FrameTransform.Lanes + lane] / length, 1e-5f);
                Assert.Equal(0, imaginary[i * FrameTransform.Lanes + lane] / length, 1e-5f);
            }
        }
    }

    static Complex[] Lane(float[] real, float[] imaginary, int lane) =>
        [.. Enumerable.Range(0, real.Length / FrameTransform.Lanes).Select(i => new Complex(real[i * FrameTransform.Lanes + lane], imaginary[i * FrameTransform.Lanes + lane]))];

    static Complex[] Slowly(Complex[] values) =>
        [.. values.Select((_, k) => values.Select((value, i) => value * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * i / values.Length)).Aggregate((a, b) => a + b))];

    static int Reverse(int k, int length)
    {
        var reversed = 0;
        for (var bit = 1; bit < length; bit *= 2, k >>= 1)
            reversed = 2 * reversed + (k & 1);
        return reversed;
    }
}
