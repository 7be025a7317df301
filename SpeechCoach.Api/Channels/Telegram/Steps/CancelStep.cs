namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Ends whatever is under way.</summary>
sealed class CancelStep : IStep
{
    public const string StepName = "cancel";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.ChangeAsync(state => state with { Awaits = null, Assignment = null }, cancellationToken);
        await turn.ShowAsync(new(turn.Texts["cancelled"], Menu.Of(turn.Texts)), cancellationToken);
    }
}
