namespace SpeechCoach.Benchmarks;

/// <summary>Logistic regression with a penalty on the squares of all weights but the first, by Newton's method.</summary>
static class Logistic
{
    public static double Probability(double[] weights, double[] evidence)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * evidence[k];
        return 1 / (1 + Math.Exp(-sum));
    }

    public static double[] Train(IReadOnlyList<Sample> samples, double penalty)
    {
        var n = samples[0].Evidence.Length;
        var weights = new double[n];
        for (var round = 0; round < 25; round++)
        {
            var (gradient, hessian) = (new double[n], new double[n, n]);
            foreach (var sample in samples)
            {
                var p = Probability(weights, sample.Evidence);
                var (error, spread) = ((sample.IsFiller ? 1 : 0) - p, Math.Max(1e-6, p * (1 - p)));
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += error * sample.Evidence[i];
                    for (var j = 0; j <= i; j++)
                        hessian[i, j] += spread * sample.Evidence[i] * sample.Evidence[j];
                }
            }
            for (var i = 0; i < n; i++)
            {
                if (i > 0)
                    gradient[i] -= penalty * weights[i];
                hessian[i, i] += penalty;
            }
            var step = Solve(hessian, gradient);
            for (var i = 0; i < n; i++)
                weights[i] += Math.Clamp(step[i], -2, 2);
            if (step.All(s => Math.Abs(s) < 1e-6))
                break;
        }
        return weights;
    }

    // Cholesky; only the lower triangle is read.
    static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(sum) : sum / a[j, j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
