using SpeechCoach.Api.Learners;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Everything that is kept of the learner, as a file.</summary>
sealed class ExportStep(LearnerExport export) : IStep
{
    // Telegram takes 50 MB from a bot.
    const int MostBytes = 49_000_000;

    public string Name => "export";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Chat.IsPrivate)
        {
            await turn.SayAsync(new(turn.Texts["export.group"]), cancellationToken);
            return;
        }

        using var file = new BoundedStream(MostBytes);
        try
        {
            await export.WriteAsync(turn.Account, file, cancellationToken);
        }
        catch (IOException) when (file.IsFull)
        {
            await turn.SayAsync(new(turn.Texts["export.large"]), cancellationToken);
            return;
        }

        await turn.SendFileAsync(new(file.ToArray(), LearnerExport.FileName, turn.Texts["export"]), cancellationToken);
    }
}
