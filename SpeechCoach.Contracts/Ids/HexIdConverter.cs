using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

sealed class HexIdConverter<T> : JsonConverter<T> where T : struct, IHexId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An id is 32 lower-case hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
