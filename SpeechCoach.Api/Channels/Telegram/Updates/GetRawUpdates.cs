using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Requests;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Asks for updates and leaves each as it came: the library's own request fails as a whole where one of them is not what it expects.</summary>
sealed class GetRawUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    public required long Offset { get; init; }

    public required int Timeout { get; init; }

    public override HttpContent ToHttpContent() => JsonContent.Create(new Body(Offset, Timeout, AllowedUpdates.Names), TelegramJson.Default.Body);

    internal sealed record Body(
        [property: JsonPropertyName("offset")] long Offset,
        [property: JsonPropertyName("timeout")] int Timeout,
        [property: JsonPropertyName("allowed_updates")] IReadOnlyList<string> AllowedUpdates);
}
