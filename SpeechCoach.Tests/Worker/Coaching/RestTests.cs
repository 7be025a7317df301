using Microsoft.Extensions.Time.Testing;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class RestTests
{
    readonly FakeTimeProvider time = new();

    [Fact]
    public void It_begins_after_enough_failures_in_a_row_and_ends()
    {
        var rest = new Rest(2, TimeSpan.FromMinutes(5), time);
        rest.Failed();
        Assert.False(rest.IsTaken);
        rest.Succeeded();
        rest.Failed();
        Assert.False(rest.IsTaken);
        rest.Failed();
        Assert.True(rest.IsTaken);
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.True(rest.IsTaken);
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.False(rest.IsTaken);
    }

    [Fact]
    public void One_failure_after_a_rest_begins_the_next()
    {
        var rest = new Rest(3, TimeSpan.FromMinutes(5), time);
        for (var i = 0; i < 3; i++)
            rest.Failed();
        time.Advance(TimeSpan.FromMinutes(6));
        rest.Failed();
        Assert.True(rest.IsTaken);
        time.Advance(TimeSpan.FromMinutes(6));
        rest.Succeeded();
        Assert.False(rest.IsTaken);
    }
}
