using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>How a bot that polls gets its updates.</summary>
public sealed class UpdateTests : IDisposable
{
    readonly EmulatorFixture emulator = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    TelegramBotClient Bot => emulator.Bot;

    public void Dispose() => emulator.Dispose();

    [Fact]
    public async Task An_update_comes_again_until_the_next_one_is_asked_for()
    {
        await emulator.SayAsync("first");
        await emulator.SayAsync("second");

        var first = (await Bot.GetUpdates(cancellationToken: Cancelled))[0];
        Assert.Equal(2, (await Bot.GetUpdates(first.Id, cancellationToken: Cancelled)).Length);
        Assert.Equal("second", Assert.Single(await Bot.GetUpdates(first.Id + 1, cancellationToken: Cancelled)).Message!.Text);
        Assert.Single(await Bot.GetUpdates(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_limit_holds_back_the_rest_and_a_negative_offset_forgets_all_but_the_last()
    {
        foreach (var text in (string[])["one", "two", "three"]) await emulator.SayAsync(text);

        Assert.Equal("one", Assert.Single(await Bot.GetUpdates(limit: 1, cancellationToken: Cancelled)).Message!.Text);
        Assert.Equal("three", Assert.Single(await Bot.GetUpdates(-1, cancellationToken: Cancelled)).Message!.Text);
        Assert.Single(await Bot.GetUpdates(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Asking_waits_for_the_first_update_and_no_longer_than_told()
    {
        var asked = Bot.GetUpdates(timeout: 30, cancellationToken: Cancelled);
        await emulator.SayAsync("hello");
        Assert.Single(await asked);

        var next = Bot.GetUpdates((await asked)[0].Id + 1, timeout: 30, cancellationToken: Cancelled);
        while (!next.IsCompleted)
        {
            emulator.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
        Assert.Empty(await next);
    }

    [Fact]
    public async Task A_second_poller_ends_the_first()
    {
        // Whichever of them comes first.
        Task<Update[]>[] pollers =
        [
            Bot.GetUpdates(timeout: 30, cancellationToken: Cancelled), emulator.BotWith(EmulatorFixture.Token).GetUpdates(timeout: 30, cancellationToken: Cancelled),
        ];
        var first = await Task.WhenAny(pollers);
        var second = pollers.Single(poller => poller != first);

        var ended = await Assert.ThrowsAsync<ApiRequestException>(() => first);
        Assert.Equal((409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), (ended.ErrorCode, ended.Message));
        await emulator.SayAsync("hello");
        Assert.Single(await second);
    }

    [Fact]
    public async Task Only_wanted_updates_come_and_the_wish_lasts()
    {
        await Bot.GetUpdates(allowedUpdates: [UpdateType.CallbackQuery], cancellationToken: Cancelled);
        await emulator.SayAsync("not wanted");
        Assert.Empty(await Bot.GetUpdates(cancellationToken: Cancelled));

        await Bot.GetUpdates(allowedUpdates: [], cancellationToken: Cancelled);
        await emulator.SayAsync("wanted");
        await emulator.PostAsync("/chats/42/block");
        var updates = await Bot.GetUpdates(cancellationToken: Cancelled);
        Assert.Equal([UpdateType.Message, UpdateType.MyChatMember], updates.Select(update => update.Type));
        Assert.Equal(ChatMemberStatus.Kicked, updates[1].MyChatMember!.NewChatMember.Status);
    }

    [Fact]
    public async Task A_command_is_marked_and_its_sender_known()
    {
        await emulator.PutAsync("/chats/42/person", new { firstName = "Ana", lastName = "García", username = "ana", languageCode = "es" });
        await emulator.SayAsync("/start from-web");

        var message = Assert.Single(await Bot.GetUpdates(cancellationToken: Cancelled)).Message!;
        Assert.Equal(("Ana", "García", "ana", "es"), (message.From!.FirstName, message.From.LastName, message.From.Username, message.From.LanguageCode));
        Assert.Equal((ChatType.Private, 42), (message.Chat.Type, message.Chat.Id));
        var command = Assert.Single(message.Entities!);
        Assert.Equal((MessageEntityType.BotCommand, 0, 6), (command.Type, command.Offset, command.Length));
    }

    [Fact]
    public async Task An_update_can_be_handed_in_as_it_stands_and_out_again_after_it_was_confirmed()
    {
        await emulator.PostAsync("/updates", new { update_id = 900_000_000, message = new { message_id = 1, date = 0, chat = new { id = 5, type = "private" } } });
        var update = Assert.Single(await Bot.GetUpdates(cancellationToken: Cancelled));
        Assert.Equal((900_000_000, 5), (update.Id, update.Message!.Chat.Id));
        Assert.Empty(await Bot.GetUpdates(update.Id + 1, cancellationToken: Cancelled));

        var body = new { update_id = update.Id, message = new { message_id = 1, date = 0, chat = new { id = 5, type = "private" } } };
        await emulator.PostAsync("/updates/again", new { updates = new[] { body, body } });
        Assert.Equal(2, (await Bot.GetUpdates(update.Id + 1, cancellationToken: Cancelled)).Length);
        Assert.Empty(await Bot.GetUpdates(update.Id + 1, cancellationToken: Cancelled));

        var later = await emulator.SayAsync("later");
        Assert.Equal(900_000_001, (int)later["update_id"]!);
    }
}
