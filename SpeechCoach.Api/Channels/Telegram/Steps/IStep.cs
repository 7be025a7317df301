namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// One thing that a learner can ask for: by the command of its name, by a button that carries its name, or by a text where it is waited for. It may be
/// run again for the same turn, from the beginning, and then must come to the same end.
/// </summary>
interface IStep
{
    /// <summary>1 to 16 of a-z; a command where the languages describe one of this name.</summary>
    string Name { get; }

    Task RunAsync(Turn turn, CancellationToken cancellationToken);
}
