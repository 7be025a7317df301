using System.Globalization;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>One thing that a learner said or pressed, and how to answer it.</summary>
sealed class Turn(IncomingUpdate update, Caller caller, Account account, Phrases texts, ChatState state, ChatSender sender, ChatStates states)
{
    int sent;

    public IncomingUpdate Update => update;

    public Caller Caller => caller;

    public ChatKey Chat { get; } = new(update.Chat, update.User);

    public Account Account { get; set; } = account;

    /// <summary>The language he reads.</summary>
    public Phrases Texts { get; set; } = texts;

    public ChatState State { get; private set; } = state;

    /// <summary>What stands behind the name of the step, in a command or in a button.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>What a pressed button says in passing.</summary>
    public string? Toast { get; set; }

    /// <summary>Whether the message whose button was pressed is none that a menu may take the place of, such as a report.</summary>
    public bool Stays { get; set; }

    /// <summary>Shows a menu: in the place of the one whose button was pressed, else as a new message.</summary>
    public async Task ShowAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        if (update.Press is null || Stays || !await sender.EditAsync(update.Chat, update.Message, message, cancellationToken)) await SayAsync(message, cancellationToken);
    }

    /// <summary>Sends a message; a turn that is taken again sends what it has not sent yet.</summary>
    public Task<int?> SayAsync(ChatMessage message, CancellationToken cancellationToken) =>
        sender.SendAsync(update.Chat, NextName(), message, cancellationToken);

    /// <summary>Sends a voice message, as <see cref="SayAsync"/> sends a text.</summary>
    public Task<int?> SendVoiceAsync(ChatFile file, CancellationToken cancellationToken) => sender.SendVoiceAsync(update.Chat, NextName(), file, cancellationToken);

    /// <summary>Sends a picture, as <see cref="SayAsync"/> sends a text.</summary>
    public Task<int?> SendPictureAsync(ChatFile file, CancellationToken cancellationToken) => sender.SendPictureAsync(update.Chat, NextName(), file, cancellationToken);

    /// <summary>Sends a file, as <see cref="SayAsync"/> sends a text.</summary>
    public Task<int?> SendFileAsync(ChatFile file, CancellationToken cancellationToken) => sender.SendFileAsync(update.Chat, NextName(), file, cancellationToken);

    /// <summary>The name under which this turn sends its next message.</summary>
    string NextName() => string.Create(CultureInfo.InvariantCulture, $"{update.Chat}:update:{update.Id}:{sent++}");

    /// <summary>Answers a button that does not fit any more, kindly.</summary>
    public void Stale() => Toast = Texts["button.stale"];

    public async Task ChangeAsync(Func<ChatState, ChatState> change, CancellationToken cancellationToken) =>
        State = await states.ChangeAsync(Chat, change, cancellationToken);

    /// <summary>Ends the waiting of the button, where one was pressed.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) =>
        update.Press is { } press ? sender.AnswerAsync(update.Chat, press.Query, Toast, cancellationToken) : Task.CompletedTask;
}
