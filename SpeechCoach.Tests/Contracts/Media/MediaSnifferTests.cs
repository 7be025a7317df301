using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Contracts;

public sealed class MediaSnifferTests
{
    [Theory]
    [InlineData("clips/title9s.ogg", "ogg")]
    [InlineData("clips/title9s.webm", "webm")]
    [InlineData("clips/title9s.wav", "wav")]
    [InlineData("clips/title9s.mp3", "mp3")]
    [InlineData("clips/jfk.mp3", "mp3")]
    [InlineData("clips/title9s.aac", "aac")]
    [InlineData("clips/title9s.mp4", "mp4")]
    [InlineData("clips/jfk.m4a", "mp4")]
    [InlineData("clips/title9s.aiff", "aiff")]
    [InlineData("clips/mfa_um.flac", "flac")]
    [InlineData("clips/goforward.raw", null)]
    [InlineData("hostile/h01_zero_length.ogg", null)]
    [InlineData("hostile/h02_garbage.ogg", null)]
    [InlineData("hostile/h15_text_as_ogg.ogg", null)]
    public void A_file_is_known_by_its_first_bytes(string file, string? expected)
    {
        using var stream = File.OpenRead(Recordings.Path(file));
        var head = new byte[MediaSniffer.HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Assert.Equal(expected, MediaSniffer.Sniff(head.AsSpan(0, length))?.Name);
    }

    [Fact]
    public void No_beginning_of_any_length_upsets_it()
    {
        var random = new Random(7);
        for (var length = 0; length <= MediaSniffer.HeadLength; length++)
        {
            var head = new byte[length];
            random.NextBytes(head);
            head.AsSpan(0, Math.Min(1, length)).Fill(0xFF);
            MediaSniffer.Sniff(head);
            Assert.Null(MediaSniffer.Sniff("RIFF\0\0\0\0WAV"u8[..Math.Min(length, 11)]));
        }
    }
}
