using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Deletes everything that is kept of the learner, once he has said so twice.</summary>
sealed class DeleteStep(LearnerDeletion deletion) : IStep
{
    public const string StepName = "delete";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (texts, learner) = (turn.Texts, turn.Account.Learner);
        // The button says whom: one that was pressed before must not delete who begins anew.
        if (turn.Update.Press is null || turn.Arguments is not [var whom, ..])
        {
            await turn.ShowAsync(new(texts["delete.sure"], Buttons.Rows(
                1, Buttons.To(texts["button.delete"], Name, learner.ToString()), Buttons.To(texts["button.keep"], CancelStep.StepName))), cancellationToken);
            return;
        }

        if (whom != learner.ToString())
        {
            turn.Stale();
            return;
        }

        var receipt = await deletion.DeleteAsync(turn.Account, cancellationToken);
        await turn.ShowAsync(new(texts.Say(
            "delete.done",
            ("recordings", receipt.Removed.GetValueOrDefault("audio")),
            ("receipt", receipt.Receipt.ToString()))), cancellationToken);
    }
}
