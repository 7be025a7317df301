using System.Globalization;
using System.Text;
using System.Text.Json;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;

namespace SpeechCoach.Tests.Storage.EventLog;

/// <summary>What is read in a hurry is what the serializer reads, or nothing.</summary>
public sealed class SpeechEventReaderTests
{
    static readonly SpeechAnalyzed[] speeches = [.. new SyntheticSpeeches(seed: 5, learners: 20, 400).All];

    [Fact]
    public void Every_event_that_this_version_writes_is_read_at_once_and_as_the_serializer_reads_it()
    {
        foreach (var speech in speeches.Append(Speeches.Of(1, 2)).Append(Speeches.Withdrawn(speeches[0])).Append(speeches[1] with { Score = null, WaitSeconds = null, Timings = [] }))
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(speech, ContractsJson.Default.SpeechAnalyzed);
            Assert.Equal(Encoding.UTF8.GetString(json), Speeches.Text(SpeechEventReader.Read(json)!));
        }
    }

    [Theory]
    [InlineData("0"), InlineData("-0"), InlineData("-0.0"), InlineData("12"), InlineData("-3.25"), InlineData("0.1"), InlineData("123456789012345"), InlineData("1234567890123456")]
    [InlineData("12345678.9012345"), InlineData("0.12345678901234"), InlineData("0.123456789012345"), InlineData("9007199254740993"), InlineData("1e3"), InlineData("-1.5E-7"), InlineData("0.000000000000001")]
    [InlineData("179769313486231570000000000000"), InlineData("2.2250738585072014e-308")]
    public void A_number_is_the_nearest_to_its_digits(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        reader.Read();
        Assert.Equal(BitConverter.DoubleToInt64Bits(reader.GetDouble()), BitConverter.DoubleToInt64Bits(DecimalNumber.Read(ref reader)));
    }

    [Fact]
    public void Numbers_of_any_digits_are_the_nearest_to_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = random.NextInt64(1_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);
            var point = random.Next(digits.Length);
            A_number_is_the_nearest_to_its_digits(point == 0 ? digits : $"{digits[..point].TrimStart('0').PadLeft(1, '0')}.{digits[point..]}");
        }
    }

    [Fact]
    public void What_is_changed_anywhere_is_read_as_the_serializer_reads_it_or_left_to_it()
    {
        var random = new Random(11);
        string[] parts = ["null", "\"\"", "{}", "[]", "1", "-1.5", "true", ",", ":", "}", "]", "\"schema\":2,", "\"invented\":{},", "\\u0061", "\"words\":null,", " ", "é", "\0"];
        var (left, read) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var json = Speeches.Text(speeches[random.Next(speeches.Length)]);
            var (from, length) = (random.Next(json.Length), random.Next(4) * random.Next(6));
            json = json[..from] + parts[random.Next(parts.Length)] + json[Math.Min(json.Length, from + length)..];
            var bytes = Encoding.UTF8.GetBytes(json);
            if (SpeechEventReader.Read(bytes) is not { } speech)
            {
                left++;
                continue;
            }

            read++;
            Assert.Equal(Speeches.Text(JsonSerializer.Deserialize(bytes, ContractsJson.Default.SpeechAnalyzed)!), Speeches.Text(speech));
        }

        Assert.True(left > 1000 && read > 100, $"{left} left, {read} read");
    }
}
