using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("in 1984", "in nineteen eighty four")]
    [InlineData("In 1900, not 1905", "in nineteen hundred not nineteen oh five")]
    [InlineData("2005 and 2020", "two thousand five and twenty twenty")]
    [InlineData("the 1990s", "the nineteen nineties")]
    [InlineData("25 of them, 0 left", "twenty five of them zero left")]
    [InlineData("1,250 people", "one thousand two hundred fifty people")]
    [InlineData("12345", "twelve thousand three hundred forty five")]
    [InlineData("3.14 or 50%", "three point one four or fifty percent")]
    [InlineData("the 2nd, 3rd and 21st", "the second third and twenty first")]
    [InlineData("at 10:30, 9:05 or 7:00", "at ten thirty nine oh five or seven")]
    [InlineData("$1, $2.50 and €20", "one dollar two dollars fifty and twenty euros")]
    [InlineData("$5.00, $2.05 or $1.5", "five dollars two dollars five or one point five dollars")]
    [InlineData("in her 30s, the 6s and 0s", "in her thirties the sixes and zeros")]
    [InlineData("agent 007, call 5551234567", "agent zero zero seven call five five five one two three four five six seven")]
    [InlineData("an mp3 in 4K", "an mp three in four k")]
    [InlineData("99999999999999999999th", "nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine")]
    public void Numerals_are_read_aloud(string text, string words) => Assert.Equal(words, string.Join(' ', AlignmentGrammar.Words(text)));

    [Theory]
    [InlineData("Café, naïve", "cafe naive")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("a caf\u00E9 \uD83D\uDE42 na\u00EFve", "a cafe naive")]
    [InlineData("I\u2018d don\u2019t it\uFF07s", "i'd don't it's")]
    [InlineData("hm \uD83D ok", "hm ok")]
    [InlineData("hm\uFFFE caf\u00E9", "hm cafe")]
    public void Accents_and_any_apostrophe_leave_a_word_whole(string text, string words) => Assert.Equal(words, string.Join(' ', AlignmentGrammar.Words(text)));
}
