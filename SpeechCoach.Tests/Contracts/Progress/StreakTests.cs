using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Contracts.Progress;

public sealed class StreakTests
{
    static readonly DateOnly Today = new(2026, 3, 10);

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("10", 1, 1)]
    [InlineData("9", 1, 1)]
    [InlineData("8", 0, 1)]
    [InlineData("10 9 8 6 5", 3, 3)]
    [InlineData("9 8 4 3 2 1", 2, 4)]
    [InlineData("10 10 9", 2, 2)]
    public void A_row_breaks_off_with_the_first_day_that_was_let_go_by(string days, int current, int longest) => Assert.Equal(
        new Streak(current, longest),
        Streak.Of(days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => new DateOnly(2026, 3, int.Parse(day, null))), Today));
}
