using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Accounts;

public sealed class IdentityTests
{
    const string Secret = "a secret of this test, long enough to be one";

    static readonly string Base64Secret = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void An_id_follows_from_secret_channel_id_and_generation_and_nothing_else()
    {
        var learner = Learners(Secret).For("telegram", "42");

        Assert.Equal(learner, Learners(Secret).For("telegram", "42"));
        Assert.Equal(6, new[]
        {
            learner, Learners(Secret + "!").For("telegram", "42"), Learners(Secret).For("web", "42"), Learners(Secret).For("telegram", "43"),
            Learners(Secret).For("telegram", "42", generation: 1), Learners(Secret).For("telegram4", "2"),
        }.Distinct().Count());
    }

    /// <summary>An id that changes loses every account, so this value may never change.</summary>
    [Fact]
    public void Ids_stay_what_they_were()
    {
        var learner = Learners(Base64Secret).For("telegram", "42");
        Assert.Equal("9e5329d5bd899da7a9905802312815be", learner.ToString());
        Assert.Equal("737487cb788c471cff6d15d09b7d9c78", Recordings(Base64Secret).For(learner, "message 7").ToString());
    }

    [Fact]
    public void A_recording_s_id_follows_from_learner_and_message()
    {
        var (one, two) = (Learners(Secret).For("web", "1"), Learners(Secret).For("web", "2"));
        var recordings = Recordings(Secret);

        Assert.Equal(recordings.For(one, "a"), recordings.For(one, "a"));
        Assert.NotEqual(recordings.For(one, "a"), recordings.For(two, "a"));
        Assert.NotEqual(recordings.For(one, "a"), recordings.For(one, "b"));
        Assert.NotEqual(RecordingIds.Random(), RecordingIds.Random());
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "too short")]
    [InlineData("exactly thirty-two bytes of this", null)]
    [InlineData("thirty-one bytes are not enough", "too short")]
    public async Task A_host_without_a_proper_secret_does_not_start(string? secret, string? complaint)
    {
        using var host = Host(secret);
        if (complaint is null)
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            return;
        }

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"Identity:Secret is {complaint}", failure.Message);
        if (secret is { Length: > 0 })
            Assert.DoesNotContain(secret, failure.ToString());
    }

    static LearnerIds Learners(string secret) => Host(secret).Services.GetRequiredService<LearnerIds>();

    static RecordingIds Recordings(string secret) => Host(secret).Services.GetRequiredService<RecordingIds>();

    static IHost Host(string? secret)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["Identity:Secret"] = secret;
        builder.AddAccounts();
        return builder.Build();
    }
}
