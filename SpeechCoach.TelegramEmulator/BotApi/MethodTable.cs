using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Every method this server knows. Names are written in any case.</summary>
sealed class MethodTable(UpdateMethods updates, MessageMethods messages, MediaMethods media, InteractionMethods interaction, ProfileMethods profile)
{
    readonly FrozenDictionary<string, Func<Call, CancellationToken, Task<JsonNode?>>> methods =
        new Dictionary<string, Func<Call, CancellationToken, Task<JsonNode?>>>
        {
            ["getme"] = Now(profile.GetMe),
            ["logout"] = Now(_ => true),
            ["close"] = Now(_ => true),

            ["getupdates"] = updates.GetUpdatesAsync,
            ["setwebhook"] = Now(updates.SetWebhook),
            ["deletewebhook"] = Now(updates.DeleteWebhook),
            ["getwebhookinfo"] = Now(updates.GetWebhookInfo),

            ["sendmessage"] = Now(messages.Send),
            ["editmessagetext"] = Now(messages.EditText),
            ["editmessagecaption"] = Now(media.EditCaption),
            ["editmessagemedia"] = Now(media.EditMedia),
            ["editmessagereplymarkup"] = Now(messages.EditMarkup),
            ["deletemessage"] = Now(messages.Delete),
            ["deletemessages"] = Now(messages.DeleteAll),
            ["pinchatmessage"] = Now(messages.Pin),
            ["unpinchatmessage"] = Now(messages.Pin),

            ["sendphoto"] = Now(media.SendPhoto),
            ["sendvoice"] = Now(media.SendVoice),
            ["sendaudio"] = Now(media.SendAudio),
            ["senddocument"] = Now(media.SendDocument),
            ["getfile"] = Now(media.GetFile),

            ["sendchataction"] = Now(interaction.SendAction),
            ["answercallbackquery"] = Now(interaction.AnswerCallback),

            ["getchat"] = Now(profile.GetChat),
            ["setmycommands"] = Now(profile.SetCommands),
            ["deletemycommands"] = Now(profile.DeleteCommands),
            ["getmycommands"] = Now(profile.GetCommands),
            ["setchatmenubutton"] = Now(profile.SetMenuButton),
            ["getchatmenubutton"] = Now(profile.GetMenuButton),
            ["setmyname"] = Now(call => profile.SetText(call, "name")),
            ["getmyname"] = Now(call => profile.GetText(call, "name")),
            ["setmydescription"] = Now(call => profile.SetText(call, "description")),
            ["getmydescription"] = Now(call => profile.GetText(call, "description")),
            ["setmyshortdescription"] = Now(call => profile.SetText(call, "short_description")),
            ["getmyshortdescription"] = Now(call => profile.GetText(call, "short_description")),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="BotApiException">404: there is no such method.</exception>
    public Func<Call, CancellationToken, Task<JsonNode?>> Find(string method) =>
        methods.GetValueOrDefault(method) ?? throw BotApiException.NotFound("method not found");

    static Func<Call, CancellationToken, Task<JsonNode?>> Now(Func<Call, JsonNode?> method) => (call, _) => Task.FromResult(method(call));
}
