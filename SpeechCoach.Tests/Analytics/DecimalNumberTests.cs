using System.Buffers;
using System.Text;
using System.Text.Json;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

public sealed class DecimalNumberTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.0001)]
    [InlineData(-0.0001)]
    [InlineData(0.00001)]
    [InlineData(0.5)]
    [InlineData(-12.25)]
    [InlineData(100)]
    [InlineData(1200.05)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1.0 / 3)]
    [InlineData(99999999999.9999)]
    [InlineData(100000000000.5)]
    [InlineData(1e15)]
    [InlineData(1e22)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void A_number_is_written_as_everybody_writes_it(double value) => Assert.Equal(JsonSerializer.Serialize(value), Written(value));

    [Fact]
    public void So_is_any_other_of_few_or_many_decimals()
    {
        Assert.Equal("-0", Written(double.NegativeZero));
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var value = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(13)), random.Next(7));
            Assert.Equal(JsonSerializer.Serialize(value), Written(value));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value) => Assert.Throws<ArgumentException>(() => Written(value));

    [Theory]
    [InlineData(1.5, 2.25, 3)]
    [InlineData(-0.0001, 0, 99999999999.9999)]
    [InlineData(0, 1.0 / 3, 1)]
    [InlineData(0, 1, 1e22)]
    public void Quantiles_are_written_and_read_as_everybody_does(double low, double middle, double high)
    {
        var quantiles = new Quantiles(12, low, low + 0.25, middle, high, high + 0.5);
        var output = new ArrayBufferWriter<byte>();
        FlowJson.Write(output, quantiles);
        Assert.Equal(JsonSerializer.Serialize(quantiles, ContractsJson.Default.Quantiles), Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(quantiles, JsonSerializer.Deserialize(output.WrittenSpan, FlowJson.Of<Quantiles>()));
    }

    static string Written(double value)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowJson.Write(output, value);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
