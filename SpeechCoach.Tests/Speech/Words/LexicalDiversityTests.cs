using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class LexicalDiversityTests
{
    // McCarthy & Jarvis's own example: of the people by the people for the people ...
    // Forwards: of 1/1, the 2/2, people 3/3, by 4/4, the 4/5 = 0.80, people 4/6 = 0.6667 <= 0.72: one factor, begin anew;
    //   for 1/1, the 2/2, people 3/3: the text ends at 1.00, a partial factor of (1 - 1) / 0.28 = 0. Factors 1; 9 / 1 = 9.
    // Backwards: people 1/1, the 2/2, for 3/3, people 3/4 = 0.75, the 3/5 = 0.60: one factor;
    //   by 1/1, people 2/2, the 3/3, of 4/4: 0. Factors 1; 9 / 1 = 9.
    [Fact]
    public void Mtld_of_the_people() => AssertMtld(9, "of the people by the people for the people");

    // Forwards: a 1/1, rose 2/2, is 3/3, a 3/4 = 0.75, rose 3/5 = 0.60: one factor; is 1/1, a 2/2, rose 3/3: partial 0. 8 / 1 = 8.
    // Backwards: rose 1/1, a 2/2, is 3/3, rose 3/4, a 3/5: one factor; is, rose, a: partial 0. 8 / 1 = 8. Mean 8.
    [Fact]
    public void Mtld_of_a_rose() => AssertMtld(8, "a rose is a rose is a rose");

    // Forwards: we 1/1, shall 2/2, fight 3/3, on 4/4, the 5/5, beaches 6/6, we 6/7 = 0.8571, shall 6/8 = 0.75, fight 6/9 = 0.6667:
    //   one factor of 9; on 1/1, the 2/2, landing 3/3, grounds 4/4, we 5/5, shall 6/6, fight 7/7, in 8/8, the 8/9: ends at 0.8889,
    //   partial (1 - 8/9) / 0.28 = 0.396825. 18 / 1.396825 = 12.886364.
    // Backwards: the 1, in 2, fight 3, shall 4, we 5, grounds 6, landing 7, the 7/8 = 0.875, on 8/9 = 0.8889, fight 8/10 = 0.80,
    //   shall 8/11 = 0.7273, we 8/12 = 0.6667: one factor of 12; beaches 1, the 2, on 3, fight 4, shall 5, we 6/6: partial 0.
    //   18 / 1 = 18. Mean (12.886364 + 18) / 2 = 15.443182.
    [Fact]
    public void Mtld_of_the_beaches() => AssertMtld(15.4432, "we shall fight on the beaches we shall fight on the landing grounds we shall fight in the");

    // Types in the windows of 5 words: of the people by the 4, the people by the people 3, people by the people for 4,
    // by the people for the 4, the people for the people 3. 18 / 5 windows / 5 words = 0.72.
    [Fact]
    public void Mattr_of_the_people() => Assert.Equal(0.72, Mattr.Measure("of the people by the people for the people".Split(' '), 5), 4);

    // 50 words: "the" 8 times, 42 others once. Of 42 draws none is "the" with
    //   C(42,42) / C(50,42) = 1 / 536,878,650, so "the" adds (1 - 0.0000000019) / 42 = 0.0238095;
    //   none is a certain other word with C(49,42) / C(50,42) = 8/50, so each of those adds (1 - 0.16) / 42 = 0.02.
    // 0.0238095 + 42 * 0.02 = 0.8638095.
    [Fact]
    public void HdD_of_fifty_words() =>
        Assert.Equal(0.8638, LexicalDiversity.Measure([.. Enumerable.Repeat("the", 8), .. Different(42)]).HdD!.Value, 4);

    // 84 words: 42 types, each twice. A type is missed with C(82,42) / C(84,42) = 42*41 / (84*83) = 1722 / 6972 = 0.246988.
    // 42 * (1 - 0.246988) / 42 = 0.753012.
    [Fact]
    public void HdD_of_pairs() => Assert.Equal(0.7530, LexicalDiversity.Measure([.. Different(42), .. Different(42)]).HdD!.Value, 4);

    [Fact]
    public void An_index_stays_away_below_its_limit()
    {
        Assert.Equal(new(0, null, null, null), LexicalDiversity.Measure([]));
        Assert.Equal(new(49, null, null, null), LexicalDiversity.Measure(Different(49)));
        Assert.Null(LexicalDiversity.Measure(Different(99)).Mtld);
        Assert.NotNull(LexicalDiversity.Measure(Different(50)).Mattr);
        Assert.NotNull(LexicalDiversity.Measure(Different(100)).Mtld);
    }

    [Theory]
    [InlineData(100), InlineData(1000), InlineData(10000)]
    public void Words_all_different_reach_the_top_and_words_all_alike_the_bottom(int length)
    {
        var different = LexicalDiversity.Measure(Different(length));
        Assert.Equal((length, 1), (different.Mtld!.Value, different.Mattr!.Value));
        Assert.Equal(1, different.HdD!.Value, 9);
        var alike = LexicalDiversity.Measure([.. Enumerable.Repeat("so", length)]);
        Assert.Equal((2, 1 / 50.0), (alike.Mtld!.Value, alike.Mattr!.Value));
        Assert.Equal(1 / 42.0, alike.HdD!.Value, 9);
    }

    [Fact]
    public void Each_index_equals_its_definition_taken_word_by_word() => Prop.ForAll(Texts.ToArbitrary(), words =>
    {
        var diversity = LexicalDiversity.Measure(words);
        Assert.Equal((SlowMtld(words) + SlowMtld([.. words.Reverse()])) / 2, diversity.Mtld!.Value, 9);
        Assert.Equal(Enumerable.Range(0, words.Length - 49).Average(start => words[start..(start + 50)].Distinct().Count() / 50.0), diversity.Mattr!.Value, 9);
        Assert.Equal(words.GroupBy(word => word).Sum(group => 1 - Missed(words.Length, group.Count())) / 42, diversity.HdD!.Value, 9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_indices_keep_their_bounds_and_the_order_matters_only_where_it_should() => Prop.ForAll(
        Texts.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (words, seed) =>
        {
            var diversity = LexicalDiversity.Measure(words);
            Assert.InRange(diversity.Mtld!.Value, 2, 0.28 * words.Length * words.Length);
            Assert.InRange(diversity.Mattr!.Value, 0.02, 1);
            Assert.InRange(diversity.HdD!.Value, 1 / 42.0 - 1e-9, 1 + 1e-9);
            var backwards = LexicalDiversity.Measure([.. words.Reverse()]);
            Assert.Equal(diversity.Mtld.Value, backwards.Mtld!.Value, 9);
            Assert.Equal(diversity.Mattr.Value, backwards.Mattr!.Value, 9);
            new Random(seed).Shuffle(words);
            Assert.Equal(diversity.HdD.Value, LexicalDiversity.Measure(words).HdD!.Value, 9);
        }).QuickCheckThrowOnFailure();

    static Gen<string[]> Texts =>
        from length in Gen.Choose(100, 400)
        from vocabulary in Gen.Choose(1, 300)
        from numbers in Gen.Choose(0, vocabulary - 1).ArrayOf(length)
        select Array.ConvertAll(numbers, number => $"w{number}");

    static string[] Different(int count) => [.. Enumerable.Range(0, count).Select(i => $"word{i}")];

    static void AssertMtld(double expected, string text) => Assert.Equal(expected, Mtld.Measure(text.Split(' ')), 4);

    static double SlowMtld(string[] words)
    {
        var (factors, start) = (0.0, 0);
        for (var end = 1; end <= words.Length; end++)
        {
            var share = (decimal)words[start..end].Distinct().Count() / (end - start);
            if (share <= 0.72m)
                (factors, start) = (factors + 1, end);
            else if (end == words.Length)
                factors += (double)(1 - share) / 0.28;
        }
        return factors == 0 ? words.Length : words.Length / factors;
    }

    // C(n-f, 42) / C(n, 42) by sums of logarithms.
    static double Missed(int n, int f) =>
        n - f < 42 ? 0 : Math.Exp(LogFactorial(n - f) - LogFactorial(n - f - 42) - LogFactorial(n) + LogFactorial(n - 42));

    static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));
}
