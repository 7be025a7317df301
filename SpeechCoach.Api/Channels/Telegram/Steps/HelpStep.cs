namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>All commands, and what is kept.</summary>
sealed class HelpStep(IServiceProvider services) : IStep
{
    public const string StepName = "help";

    public string Name => StepName;

    public Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Asked for only now: the book of steps holds this one.
        var commands = services.GetRequiredService<StepBook>().Commands.Select(command => $"/{command} {StepBook.Description(turn.Texts, command)}");
        return turn.ShowAsync(new(turn.Texts.Say("help", ("commands", new Texts.Markup(string.Join('\n', commands)))), Menu.Of(turn.Texts)), cancellationToken);
    }
}
