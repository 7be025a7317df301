namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The first hello: what the coach does, what is kept and for how long, and a first exercise.</summary>
sealed class StartStep : IStep
{
    public string Name => "start";

    public Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ShowAsync(new(turn.Texts["start"], Menu.Of(turn.Texts)), cancellationToken);
}
