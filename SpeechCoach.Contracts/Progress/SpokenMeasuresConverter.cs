using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

// Measures were kept as an object of numbers before the language was kept with them: it stands among them.
sealed class SpokenMeasuresConverter : JsonConverter<SpokenMeasures>
{
    const string Language = "language";

    public override SpokenMeasures Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Measures are an object.");
        string? language = null;
        var measures = new Dictionary<string, double>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number) measures[name] = reader.GetDouble();
            else if (reader.TokenType == JsonTokenType.String && name == Language) language = reader.GetString();
            else reader.Skip();
        }

        return new(language, measures);
    }

    public override void Write(Utf8JsonWriter writer, SpokenMeasures value, JsonSerializerOptions options)
    {
        var numbers = (JsonConverter<double>)options.GetConverter(typeof(double));
        writer.WriteStartObject();
        if (value.Language is { } language) writer.WriteString(Language, language);
        foreach (var (name, number) in value.Measures)
        {
            writer.WritePropertyName(name);
            numbers.Write(writer, number, options);
        }

        writer.WriteEndObject();
    }
}
