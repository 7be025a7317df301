using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What this channel keeps in Redis, and the requests that it words itself.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncomingUpdate))]
[JsonSerializable(typeof(ChatState))]
[JsonSerializable(typeof(GetRawUpdates.Body))]
sealed partial class TelegramJson : JsonSerializerContext;
