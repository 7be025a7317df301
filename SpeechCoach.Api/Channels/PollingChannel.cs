using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels;

/// <summary>A channel whose senders fetch their reports: the page by its event stream, a program by GET. Nothing is left to send.</summary>
sealed class PollingChannel(string name) : IChannel
{
    public const string Web = "web";
    public const string Rest = "rest";

    public string Name => name;

    public Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken) => Task.CompletedTask;
}
