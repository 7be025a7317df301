namespace SpeechCoach.Speech;

/// <summary>Which sounds of which words are beside a candidate, which ones the word would have that is there without it, and what is left of a word's voice.</summary>
static class CandidateWords
{
    const double Beside = 0.3;

    /// <summary>What each number is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. from place in (string[])["before", "after"] from trait in PhoneTraits.Names select $"{place} {trait}",
        "vowels before", "vowels after", "length before", "length after",
        .. from trait in PhoneTraits.Names select $"under {trait}", "under length", "rest of the word", "vowels of the word",
        "voice before", "peak before", "voice after", "peak after", "voice left", "peak left",
    ];

    /// <summary>The numbers, 0 for what is not there.</summary>
    /// <param name="range">Where the candidate is.</param>
    /// <param name="before">The word before it; a default where there is none.</param>
    /// <param name="after">The word after it, likewise.</param>
    /// <param name="cover">The word that would be there.</param>
    /// <param name="means">What is usual.</param>
    /// <param name="texture">How it sounds.</param>
    public static IEnumerable<double> Of(TimeRange range, AlignedWord before, AlignedWord after, AlignedWord cover, AlignmentMeans means, Texture texture)
    {
        var (first, second) = (Traits(before), Traits(after));
        var none = default(PhoneTraits).Numbers;
        return
        [
            .. first.Length > 0 && range.Start - before.End < Beside ? first[^1].Numbers : none,
            .. second.Length > 0 && after.Start - range.End < Beside ? second[0].Numbers : none,
            first.Sum(phone => phone.Vowel),
            second.Sum(phone => phone.Vowel),
            means.Length(before),
            means.Length(after),
            .. Under(range, cover),
            .. Left(range, range.Start - before.End < Beside ? before : default, means, texture),
            .. Left(range, after.Start - range.End < Beside ? after : default, means, texture),
            .. Left(range, cover, means, texture),
        ];
    }

    static PhoneTraits[] Traits(AlignedWord word) => word.Sounds is null ? [] : PhoneTraits.Of(word);

    // What the covering word would have there, its phones laid out by their usual lengths.
    static IEnumerable<double> Under(TimeRange range, AlignedWord cover)
    {
        var phones = Traits(cover);
        var sums = new double[default(PhoneTraits).Numbers.Length];
        if (phones.Length == 0)
            return [.. sums, 0, 0, 0];
        var scale = cover.Range.Length / phones.Sum(phone => phone.Length);
        var (at, time, usual) = (cover.Start, 0.0, 0.0);
        foreach (var phone in phones)
        {
            var share = range.Overlap(new(at, at + scale * phone.Length));
            var numbers = phone.Numbers;
            for (var k = 0; k < sums.Length; k++)
                sums[k] += share * numbers[k];
            (at, time) = (at + scale * phone.Length, time + share);
            usual += share > 0 ? phone.Length : 0;
        }
        return [.. sums.Select(sum => time > 0 ? sum / time : 0), usual, phones.Sum(phone => phone.Length) - usual, phones.Sum(phone => phone.Vowel)];
    }

    // A word has a vowel, and a vowel has voice: how much is left of it outside the candidate, and how loud.
    static IEnumerable<double> Left(TimeRange range, AlignedWord word, AlignmentMeans means, Texture texture)
    {
        const double Least = 0.02;
        var vowels = Traits(word).Sum(phone => phone.Vowel);
        if (vowels == 0)
            return [0, 0];
        var (from, to) = texture.Frames(word.Range);
        var (first, last) = texture.Frames(range);
        var (voiced, peak) = (0, -40.0);
        for (var i = from; i < to; i++)
        {
            if (i >= first && i < last || !texture.IsVoiced(i))
                continue;
            voiced++;
            peak = Math.Max(peak, texture.Levels[i] - texture.UsualLevel);
        }
        return [Math.Clamp(Math.Log((FrameLevels.Hop * voiced + Least) / (vowels * means.Phone + Least)), -2, 2), Math.Clamp(peak / 6, -4, 2)];
    }
}
