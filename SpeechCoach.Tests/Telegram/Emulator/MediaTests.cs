using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>Files from learners to the bot and back.</summary>
public sealed class MediaTests : IAsyncLifetime
{
    const long Chat = EmulatorFixture.Learner;
    static readonly byte[] sound = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
    // Signature and header of a PNG of 640 by 480.
    static readonly byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 2, 128, 0, 0, 1, 224];

    readonly EmulatorFixture emulator = new(("Emulator:LargestDownload", "6000"), ("Emulator:LargestUpload", "7000"));

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    TelegramBotClient Bot => emulator.Bot;

    public async ValueTask InitializeAsync() => await emulator.SayAsync("/start");

    public ValueTask DisposeAsync()
    {
        emulator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_voice_message_arrives_as_it_was_sent()
    {
        await emulator.SendFileAsync("voice?seconds=3", sound, "audio/ogg");

        var voice = (await Bot.GetUpdates(cancellationToken: Cancelled)).Last().Message!.Voice!;
        Assert.Equal((3, sound.Length, "audio/ogg"), (voice.Duration, voice.FileSize, voice.MimeType));
        Assert.Equal(sound, await DownloadAsync(voice.FileId));
    }

    [Fact]
    public async Task Audio_video_notes_and_documents_arrive_as_what_they_are()
    {
        await emulator.SendFileAsync("audio?seconds=9&name=talk.mp3", sound, "audio/mpeg");
        await emulator.SendFileAsync("video-note?seconds=4", sound, "video/mp4");
        await emulator.SendFileAsync("document?name=talk.wav&caption=mine", sound, "audio/wav");

        var messages = (await Bot.GetUpdates(cancellationToken: Cancelled)).Select(update => update.Message!).TakeLast(3).ToArray();
        Assert.Equal(("talk.mp3", 9), (messages[0].Audio!.FileName, messages[0].Audio!.Duration));
        Assert.Equal(4, messages[1].VideoNote!.Duration);
        Assert.Equal(("talk.wav", "audio/wav", "mine"), (messages[2].Document!.FileName, messages[2].Document!.MimeType, messages[2].Caption));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_and_one_that_is_lost_are_not_handed_out()
    {
        await emulator.SendFileAsync("voice?seconds=3", new byte[6001], "audio/ogg");
        await emulator.PostAsync("/chats/42/lost-voice");

        var voices = (await Bot.GetUpdates(cancellationToken: Cancelled)).TakeLast(2).Select(update => update.Message!.Voice!).ToArray();
        Assert.Equal("Bad Request: file is too big", (await Assert.ThrowsAsync<ApiRequestException>(() => Bot.GetFile(voices[0].FileId, Cancelled))).Message);
        Assert.Contains("temporarily unavailable", (await Assert.ThrowsAsync<ApiRequestException>(() => Bot.GetFile(voices[1].FileId, Cancelled))).Message, StringComparison.Ordinal);
        Assert.Equal("Bad Request: invalid file_id", (await Assert.ThrowsAsync<ApiRequestException>(() => Bot.GetFile("AwAC", Cancelled))).Message);
    }

    [Fact]
    public async Task The_bot_sends_files_and_sends_them_again_by_their_id()
    {
        using var png = new MemoryStream(picture);
        var photo = await Bot.SendPhoto(Chat, InputFile.FromStream(png, "report.png"), "<b>Pauses</b>", ParseMode.Html, cancellationToken: Cancelled);
        Assert.Equal((640, 480), (photo.Photo![0].Width, photo.Photo[0].Height));
        Assert.Equal("Pauses", photo.Caption);
        Assert.NotNull(photo.CaptionEntities);

        using var opus = new MemoryStream(sound);
        var voice = await Bot.SendVoice(Chat, InputFile.FromStream(opus, "moment.ogg"), duration: 5, cancellationToken: Cancelled);
        Assert.Equal(sound, await DownloadAsync(voice.Voice!.FileId));
        var again = await Bot.SendVoice(Chat, voice.Voice.FileId, cancellationToken: Cancelled);
        Assert.Equal(voice.Voice.FileUniqueId, again.Voice!.FileUniqueId);

        using var json = new MemoryStream("{}"u8.ToArray());
        var document = await Bot.SendDocument(Chat, InputFile.FromStream(json, "export.json"), cancellationToken: Cancelled);
        Assert.Equal(("export.json", "application/json"), (document.Document!.FileName, document.Document.MimeType));

        var edited = await Bot.EditMessageCaption(Chat, photo.Id, "Fillers", cancellationToken: Cancelled);
        Assert.Equal("Fillers", edited.Caption);
        Assert.Equal(4, ((JsonArray)await emulator.GetAsync("/chats/42/messages")).Count);
    }

    [Fact]
    public async Task An_edit_puts_a_picture_in_the_place_of_a_text_and_another_in_its_place()
    {
        var sent = await Bot.SendMessage(Chat, "One moment …", cancellationToken: Cancelled);
        using var png = new MemoryStream(picture);
        var shown = await Bot.EditMessageMedia(Chat, sent.Id, new InputMediaPhoto(InputFile.FromStream(png, "a.png")) { Caption = "<b>Pauses</b>", ParseMode = ParseMode.Html }, cancellationToken: Cancelled);
        Assert.Equal((sent.Id, null, "Pauses", 640), (shown.Id, shown.Text, shown.Caption, shown.Photo![0].Width));

        var again = await Bot.EditMessageMedia(Chat, sent.Id, new InputMediaDocument(shown.Photo[0].FileId), cancellationToken: Cancelled);
        Assert.Null(again.Caption);
        using var opus = new MemoryStream(sound);
        var voice = await Bot.SendVoice(Chat, InputFile.FromStream(opus, "moment.ogg"), cancellationToken: Cancelled);
        await RefusedAsync(400, "Bad Request: message can't be edited", () => Bot.EditMessageMedia(Chat, voice.Id, new InputMediaPhoto(shown.Photo[0].FileId), cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: can't parse InputMedia: type \"video\" is unsupported", () => Bot.EditMessageMedia(Chat, sent.Id, new InputMediaVideo("AwAC"), cancellationToken: Cancelled));
    }

    [Fact]
    public async Task What_is_no_photo_or_too_large_is_refused()
    {
        await RefusedAsync(400, "Bad Request: IMAGE_PROCESS_FAILED", () => Bot.SendPhoto(Chat, File(sound), cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: file must be non-empty", () => Bot.SendPhoto(Chat, File([]), cancellationToken: Cancelled));
        await RefusedAsync(413, "Request Entity Too Large", () => Bot.SendDocument(Chat, File(new byte[7001]), cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: message caption is too long", () => Bot.SendPhoto(Chat, File(picture), new string('a', 1025), cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: wrong file identifier/HTTP URL specified", () => Bot.SendVoice(Chat, InputFile.FromFileId("AwAC"), cancellationToken: Cancelled));
    }

    static InputFileStream File(byte[] content) => InputFile.FromStream(new MemoryStream(content), "file");

    async Task<byte[]> DownloadAsync(string id)
    {
        using var received = new MemoryStream();
        await Bot.DownloadFile(await Bot.GetFile(id, Cancelled), received, Cancelled);
        return received.ToArray();
    }

    static async Task RefusedAsync(int code, string description, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(call);
        Assert.Equal((code, description), (error.ErrorCode, error.Message));
    }
}
