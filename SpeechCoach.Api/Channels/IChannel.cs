using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels;

/// <summary>A way by which recordings come in and answers go out.</summary>
interface IChannel
{
    /// <summary>The name in <see cref="RecordingTask.Channel"/>.</summary>
    string Name { get; }

    /// <summary>Brings the end of a recording to its sender. Called again after a failure, and then must not answer twice.</summary>
    Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken);
}
