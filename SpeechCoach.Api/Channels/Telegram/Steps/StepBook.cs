using SpeechCoach.Api.Texts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>All steps by their names.</summary>
sealed class StepBook(IEnumerable<IStep> steps, PhraseBook phrases)
{
    readonly Dictionary<string, IStep> steps = steps.ToDictionary(step => step.Name);

    /// <summary>The steps that are commands, in the order in which they were added.</summary>
    public IEnumerable<string> Commands => steps.Keys.Where(IsCommand);

    public IStep? Find(string name) => steps.GetValueOrDefault(name);

    public IStep? FindCommand(string name) => IsCommand(name) ? Find(name) : null;

    /// <summary>How a command is described in a language.</summary>
    public static string Description(Phrases texts, string command) => texts[$"command.{command}"];

    bool IsCommand(string name) => phrases.For(null).Has($"command.{name}");
}
