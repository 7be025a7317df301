using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Deletes everything that is kept of the learner, once he has said so twice.</summary>
sealed class DeleteStep(LearnerDeletion deletion, AccountStore accounts, RecordingHistory history) : IStep
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

        var receipt = whom == learner.ToString() ? await deletion.DeleteAsync(turn.Account, cancellationToken) : await DoneAsync(turn, whom, cancellationToken);
        if (receipt is null)
        {
            turn.Stale();
            return;
        }

        await turn.ShowAsync(new(texts.Say(
            "delete.done",
            ("recordings", receipt.Removed.GetValueOrDefault("audio")),
            ("receipt", receipt.Receipt.ToString()))), cancellationToken);
    }

    /// <summary>
    /// The receipt of the one he was, where his deletion could not be told when it was done and the turn is taken again; none where he has begun anew.
    /// </summary>
    /// <exception cref="IOException">It was cut off; whoever takes it up writes the receipt.</exception>
    async Task<DeletionReceipt?> DoneAsync(Turn turn, string whom, CancellationToken cancellationToken)
    {
        if (await history.HasAnyAsync(turn.Account.Learner, cancellationToken)) return null;
        await foreach (var former in accounts.FormerAsync(turn.Caller.Channel, turn.Caller.ExternalId, cancellationToken))
        {
            if (former.ToString() == whom && await accounts.ReceiptAsync(former, cancellationToken) is { } receipt)
                return receipt.CompletedAt is null ? throw new IOException("The deletion is not complete yet.") : receipt;
        }

        return null;
    }
}
