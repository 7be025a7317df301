using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>What a learner does who sees the chat and presses buttons.</summary>
static class Chatting
{
    /// <summary>The bot's last message, once it says this.</summary>
    public static Task<string> LastAsync(this EmulatorInstance telegram, long chat, string text, TimeSpan? within = null) =>
        SeesAsync(telegram, chat, text, texts => texts is [.., var last] && last.Contains(text, StringComparison.Ordinal) ? last : null, within);

    /// <summary>The bot's latest message that says this, once there is one.</summary>
    public static Task<string> SaysAsync(this EmulatorInstance telegram, long chat, string text, TimeSpan? within = null) =>
        SeesAsync(telegram, chat, text, texts => texts.LastOrDefault(said => said.Contains(text, StringComparison.Ordinal)), within);

    /// <summary>Presses the button of this label under the bot's last message that has one.</summary>
    public static async Task PressAsync(this EmulatorInstance telegram, long chat, string label)
    {
        JsonNode? message = null;
        string? data = null;
        await Eventually.TrueAsync(
            $"a button \"{label}\"",
            async () =>
            {
                foreach (var each in await telegram.MessagesAsync(chat))
                    if (EmulatorInstance.Buttons(each).FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal)).Data is { } found) (message, data) = (each, found);
                return data is not null;
            },
            TestProcess.Patience);
        await telegram.PressAsync(chat, message!, data!);
    }

    static async Task<string> SeesAsync(EmulatorInstance telegram, long chat, string text, Func<IReadOnlyList<string>, string?> look, TimeSpan? within)
    {
        IReadOnlyList<string> texts = [];
        try
        {
            return await Eventually.GetAsync($"\"{text}\"", async () => look(texts = await telegram.TextsAsync(chat)), within ?? TestProcess.Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; the bot said: {string.Join(" | ", texts)}", e);
        }
    }
}
