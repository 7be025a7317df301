using System.Text;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;

namespace SpeechCoach.Tests.Storage.EventLog;

public sealed class SpeechEventsTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var speech = Speeches.Of(subject: 1, recording: 2);
        var message = SpeechEvents.Write(speech, "life", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        Assert.Equal(speech.Subject.ToString(), message.Key);
        Assert.Equal("life", message.Headers.Text(EventHeaders.Incarnation));
        Assert.Equal("1", message.Headers.Text(EventHeaders.Schema));
        Assert.Equal("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", message.Headers.Text(TraceParent.Name));
        var read = SpeechEvents.Read(message, out _);
        Assert.Equal(Speeches.Text(speech), Speeches.Text(read!));
    }

    [Fact]
    public void Fields_of_a_later_day_are_passed_over()
    {
        var message = SpeechEvents.Write(Speeches.Of(subject: 1, recording: 2), "life", null);
        var json = JsonNode.Parse(message.Value)!;
        json["invented"] = new JsonObject { ["later"] = true };
        message.Value = Encoding.UTF8.GetBytes(json.ToJsonString());

        Assert.Equal(Speeches.Recording(2), SpeechEvents.Read(message, out _)!.Recording);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    [InlineData("")]
    public void Anything_else_is_set_aside_with_a_reason(string value)
    {
        var message = new Message<string, byte[]> { Key = "k", Value = Encoding.UTF8.GetBytes(value) };
        Assert.Null(SpeechEvents.Read(message, out var reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void Another_schema_is_set_aside_whether_the_header_or_the_value_says_so()
    {
        var speech = Speeches.Of(subject: 1, recording: 2);
        var byHeader = SpeechEvents.Write(speech, "life", null);
        byHeader.Headers.Remove(EventHeaders.Schema);
        byHeader.Headers.Add(EventHeaders.Schema, "2"u8.ToArray());
        var byValue = SpeechEvents.Write(speech with { Schema = 2 }, "life", null);
        byValue.Headers.Remove(EventHeaders.Schema);

        Assert.Null(SpeechEvents.Read(byHeader, out _));
        Assert.Null(SpeechEvents.Read(byValue, out _));
    }

    [Fact]
    public void A_deleted_value_is_set_aside() =>
        Assert.Null(SpeechEvents.Read(new() { Key = "k", Value = null! }, out _));
}
