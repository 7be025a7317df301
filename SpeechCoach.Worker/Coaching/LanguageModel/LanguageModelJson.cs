using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

/// <summary>What is sent to a language model and the envelope of what comes back.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ModelBriefing))]
[JsonSerializable(typeof(IReadOnlyList<ModelBriefing.Phrase>))]
sealed partial class LanguageModelJson : JsonSerializerContext;
