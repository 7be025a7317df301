using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Api.Channels;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Echo;

/// <summary>A channel is one folder, registered in one line, and changes nothing else.</summary>
public sealed class EchoChannelTests : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world;

    public EchoChannelTests(RedisServer server) => world = new(server)
    {
        Services = services => services
            .AddSingleton(provider => new EchoChannel(new(provider.GetRequiredService<RecordingIntake>)))
            .AddSingleton<IChannel>(provider => provider.GetRequiredService<EchoChannel>()),
    };

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    EchoChannel Echo => world.Api.Services.GetRequiredService<EchoChannel>();

    [Fact]
    public async Task A_third_channel_brings_recordings_in_and_its_senders_get_their_answers()
    {
        Assert.Equal(IntakeOutcome.Accepted, await Echo.BringAsync("ann", "1", ApiRequests.Sound, ApiWorld.Ct));
        Assert.Equal(IntakeOutcome.Known, await Echo.BringAsync("ann", "1", ApiRequests.Sound, ApiWorld.Ct));
        Assert.Equal(IntakeOutcome.Accepted, await Echo.BringAsync("bob", "1", ApiRequests.Sound, ApiWorld.Ct));

        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await world.Worker.RefuseAsync(await world.Worker.ClaimAsync(), new("no-speech", "Nobody can be heard."));

        await Eventually.TrueAsync("both are answered", () => Echo.Answers.Count == 2, TestProcess.Patience);
        Assert.Equal([("ann", RecordingState.Done), ("bob", RecordingState.Refused)], Echo.Answers.Order());
    }

    [Fact]
    public void Nothing_of_the_API_but_the_list_of_channels_knows_that_there_is_Telegram()
    {
        var api = Repository.Folder("SpeechCoach.Api");
        var knowing = Directory.EnumerateFiles(api, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(api, file), Text: File.ReadAllText(file)))
            .Where(file => !file.Path.StartsWith("obj", StringComparison.Ordinal) && !file.Path.StartsWith("bin", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith(Path.Combine("Channels", "Telegram"), StringComparison.Ordinal))
            .Where(file => file.Text.Contains("Telegram", StringComparison.Ordinal))
            .Select(file => file.Path);
        Assert.Equal([Path.Combine("Channels", "ChannelExtensions.cs")], knowing);
    }
}
