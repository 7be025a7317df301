using System.Collections.Concurrent;
using SpeechCoach.Api.Channels;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Api.Channels.Echo;

/// <summary>A third channel, whole: what it takes to add one. It answers by telling whoever listens how a message ended.</summary>
sealed class EchoChannel(Lazy<RecordingIntake> recordings) : IChannel
{
    public const string ChannelName = "echo";

    public string Name => ChannelName;

    public ConcurrentQueue<(string To, RecordingState Outcome)> Answers { get; } = new();

    /// <summary>Somebody's message comes in.</summary>
    public async Task<IntakeOutcome> BringAsync(string sender, string message, byte[] sound, CancellationToken cancellationToken) => (await recordings.Value.TakeAsync(
        new() { Channel = Name, ReplyTo = sender, Sender = new(Name, sender), Key = message, Content = new MemoryStream(sound) }, cancellationToken)).Outcome;

    public Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken)
    {
        Answers.Enqueue((result.Task.ReplyTo!, result.Outcome));
        return Task.CompletedTask;
    }
}
