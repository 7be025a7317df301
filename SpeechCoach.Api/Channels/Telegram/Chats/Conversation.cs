using System.Globalization;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Answers whatever a learner does: finds the step that he asks for, or takes his recording in.</summary>
sealed class Conversation(
    AccountStore accounts, PhraseBook phrases, ChatStates states, ChatSender sender, StepBook steps, TelegramIntake intake, ApiMetrics metrics)
{
    /// <summary>Answers. Done twice, the answer is there once.</summary>
    public async Task AnswerAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        // A recording takes a moment to be fetched: the first sign comes before all else.
        var sign = update.File is null ? Task.CompletedTask : sender.ActAsync(update.Chat, ChatAction.Typing, cancellationToken);
        var turn = await BeginAsync(update, cancellationToken);
        var step = Find(turn);
        metrics.Turn(step?.Name ?? (update.File is null ? "text" : "recording"));
        if (update.File is { } file) await intake.TakeAsync(turn, file, cancellationToken);
        else if (step is not null) await step.RunAsync(turn, cancellationToken);
        else if (update.Press is not null) turn.Stale();
        else await turn.SayAsync(new(turn.Texts["hello"], Menu.Of(turn.Texts)), cancellationToken);
        await turn.FinishAsync(cancellationToken);
        await sign.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Says that it did not work.</summary>
    public async Task GiveUpAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        var turn = await BeginAsync(update, cancellationToken);
        await turn.SayAsync(new(turn.Texts[update.File is null ? "failed" : "failed.recording"]), cancellationToken);
        await turn.FinishAsync(cancellationToken);
    }

    async Task<Turn> BeginAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        var caller = new Caller(TelegramChannel.ChannelName, update.User.ToString(CultureInfo.InvariantCulture));
        var account = await accounts.GetOrCreateAsync(caller.Channel, caller.ExternalId, cancellationToken);
        if (account.ReadsIn is null)
        {
            // The first that is heard of him: what his Telegram is set to is what he reads and, until he says otherwise, speaks.
            var language = phrases.For(update.Language).Language;
            account = await accounts.UpdateAsync(account.Learner, now => now with { ReadsIn = now.ReadsIn ?? language, Language = now.ReadsIn is null ? language : now.Language }, cancellationToken);
        }

        var state = await states.GetAsync(new(update.Chat, update.User), cancellationToken);
        return new(update, caller, account, phrases.For(account.ReadsIn), state, sender, states);
    }

    IStep? Find(Turn turn)
    {
        if (turn.Update.Press is { } press)
        {
            (var name, turn.Arguments, turn.Stays) = Buttons.Read(press.Data);
            return steps.Find(name);
        }

        if (turn.Update.Text is not { } text) return null;
        if (!text.StartsWith('/'))
        {
            turn.Arguments = [text];
            return turn.State.Awaits is { } awaits ? steps.Find(awaits) : null;
        }

        var words = text[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        turn.Arguments = [.. words.Skip(1)];
        // In a group a command may name the bot that it is for.
        return words.Length == 0 ? null : steps.FindCommand(words[0].Split('@')[0].ToLowerInvariant());
    }
}
