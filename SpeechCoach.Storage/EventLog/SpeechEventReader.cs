using System.Collections.Concurrent;
using System.Text.Json;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// Reads events that are written as this version writes them, in a fraction of the serializer's time: every dataflow reads every event.
/// Of whatever else comes it says nothing, and the serializer has the say.
/// </summary>
static class SpeechEventReader
{
    const int DateLength = 10;
    const int UsualMeasures = 24;
    const int UsualWords = 11;
    const int LongestName = 64;
    const int MostNames = 20_000;

    // Names of measures and words of the shipped list come again and again.
    static readonly ConcurrentDictionary<string, string> names = [];
    static int known;

    /// <summary>The event; null where it is not quite as this version writes it.</summary>
    public static SpeechAnalyzed? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && ReadObject(ref reader) is { } speech && !reader.Read() ? speech : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    static SpeechAnalyzed? ReadObject(ref Utf8JsonReader reader)
    {
        var (schema, recording, subject, at, day, language) = (1, default(RecordingId?), default(SubjectId?), default(DateTimeOffset?), default(DateOnly?), default(string));
        var (duration, score, wait, withdrawn) = (default(double?), default(double?), default(double?), default(bool?));
        var (measures, words, timings) = (default(Dictionary<string, double>), default(Dictionary<string, int>), default(List<StageTiming>));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("schema"u8)) schema = Next(ref reader).GetInt32();
            else if (reader.ValueTextEquals("recording"u8)) recording = RecordingId.Parse(Text(ref reader));
            else if (reader.ValueTextEquals("subject"u8)) subject = SubjectId.Parse(Text(ref reader));
            else if (reader.ValueTextEquals("acceptedAt"u8)) at = Next(ref reader).GetDateTimeOffset();
            else if (reader.ValueTextEquals("localDate"u8)) day = Date(ref reader);
            else if (reader.ValueTextEquals("language"u8)) language = Name(ref Next(ref reader));
            else if (reader.ValueTextEquals("durationSeconds"u8)) duration = DecimalNumber.Read(ref Next(ref reader));
            else if (reader.ValueTextEquals("measures"u8)) measures = Map(ref reader, new Dictionary<string, double>(UsualMeasures), DecimalNumber.Read);
            else if (reader.ValueTextEquals("score"u8)) score = DecimalNumber.Read(ref Next(ref reader));
            else if (reader.ValueTextEquals("words"u8)) words = Map(ref reader, new Dictionary<string, int>(UsualWords), static (ref reader) => reader.GetInt32());
            else if (reader.ValueTextEquals("waitSeconds"u8)) wait = DecimalNumber.Read(ref Next(ref reader));
            else if (reader.ValueTextEquals("timings"u8)) timings = Timings(ref reader);
            else if (reader.ValueTextEquals("withdrawn"u8)) withdrawn = Next(ref reader).GetBoolean();
            else return null;
        }

        if (recording is null || subject is null || at is null || day is null || language is null || duration is null || measures is null) return null;
        return new()
        {
            Schema = schema,
            Recording = recording.Value,
            Subject = subject.Value,
            AcceptedAt = at.Value,
            LocalDate = day.Value,
            Language = language,
            DurationSeconds = duration.Value,
            Measures = measures,
            Score = score,
            Words = words!,
            WaitSeconds = wait,
            Timings = timings!,
            Withdrawn = withdrawn,
        };
    }

    static DateOnly Date(ref Utf8JsonReader reader) =>
        Next(ref reader).TokenType == JsonTokenType.String && reader.ValueSpan.Length == DateLength ? DateOnly.FromDateTime(reader.GetDateTime()) : throw new FormatException();

    static List<StageTiming> Timings(ref Utf8JsonReader reader)
    {
        Expect(Next(ref reader).TokenType == JsonTokenType.StartArray);
        var timings = new List<StageTiming>(4);
        while (Next(ref reader).TokenType == JsonTokenType.StartObject)
        {
            Expect(Next(ref reader).ValueTextEquals("stage"u8));
            var stage = StageOf(ref Next(ref reader));
            Expect(Next(ref reader).ValueTextEquals("seconds"u8));
            timings.Add(new(stage, DecimalNumber.Read(ref Next(ref reader))));
            Expect(Next(ref reader).TokenType == JsonTokenType.EndObject);
        }

        Expect(reader.TokenType == JsonTokenType.EndArray);
        return timings;
    }

    static Stage StageOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("decode"u8) ? Stage.Decode
        : reader.ValueTextEquals("transcribe"u8) ? Stage.Transcribe
        : reader.ValueTextEquals("measure"u8) ? Stage.Measure
        : reader.ValueTextEquals("coach"u8) ? Stage.Coach
        : throw new FormatException();

    static Dictionary<string, T> Map<T>(ref Utf8JsonReader reader, Dictionary<string, T> map, ValueReader<T> value)
    {
        Expect(Next(ref reader).TokenType == JsonTokenType.StartObject);
        while (Next(ref reader).TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            map[name] = value(ref Next(ref reader));
        }

        Expect(reader.TokenType == JsonTokenType.EndObject);
        return map;
    }

    delegate T ValueReader<T>(ref Utf8JsonReader reader);

    // One and the same string for a name.
    static string Name(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName);
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestName) return reader.GetString()!;
        Span<char> text = stackalloc char[LongestName];
        ReadOnlySpan<char> name = text[..reader.CopyString(text)];
        if (names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var pooled)) return pooled;
        var made = name.ToString();
        if (known < MostNames && names.TryAdd(made, made)) Interlocked.Increment(ref known);
        return made;
    }

    static string Text(ref Utf8JsonReader reader) => Next(ref reader).GetString() ?? throw new FormatException();

    static ref Utf8JsonReader Next(ref Utf8JsonReader reader)
    {
        Expect(reader.Read());
        return ref reader;
    }

    static void Expect(bool holds)
    {
        if (!holds) throw new FormatException();
    }
}
