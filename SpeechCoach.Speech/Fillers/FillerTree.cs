using System.Globalization;

namespace SpeechCoach.Speech;

/// <summary>A question about one number of the evidence and what follows from either answer; or, without a question, what it adds.</summary>
/// <param name="Number">Which number of <see cref="FillerEvidence"/>, -1 where nothing is asked.</param>
/// <param name="Value">What it is compared with; where nothing is asked, what is added to the logarithm of the odds.</param>
/// <param name="Below">What follows where it is less.</param>
/// <param name="Other">What follows else.</param>
sealed record FillerTree(int Number, double Value, FillerTree? Below = null, FillerTree? Other = null)
{
    static readonly string[] names = [.. FillerEvidence.Names.Select(name => name.Replace(' ', '-'))];
    static readonly Dictionary<string, int> numbers = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    public static FillerTree Leaf(double value) => new(-1, value);

    /// <summary>The same questions, their answers multiplied.</summary>
    public FillerTree Times(double factor) =>
        Below is null || Other is null ? this with { Value = factor * Value } : this with { Below = Below.Times(factor), Other = Other.Times(factor) };

    public double Of(double[] evidence)
    {
        var node = this;
        while (node.Below is not null)
            node = evidence[node.Number] < node.Value ? node.Below : node.Other!;
        return node.Value;
    }

    /// <summary>Name, value, what follows below it and what follows else, or a number alone.</summary>
    public override string ToString()
    {
        var value = Value.ToString("0.#####", CultureInfo.InvariantCulture);
        return Below is null ? value : $"{names[Number]} {value} {Below} {Other}";
    }

    public static FillerTree Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).GetEnumerator();
        return Next();

        FillerTree Next()
        {
            var word = Word();
            if (double.TryParse(word, CultureInfo.InvariantCulture, out var value))
                return Leaf(value);
            return new(numbers[word], double.Parse(Word(), CultureInfo.InvariantCulture), Next(), Next());
        }

        string Word() => words.MoveNext() ? (string)words.Current : throw new InvalidDataException("A tree of the fillers breaks off.");
    }
}
