using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using SpeechCoach.Tests.Chaos;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class PlainWavTests
{
    readonly byte[] wav = NumberedSound.Wav(600);

    [Fact]
    public async Task A_plain_wav_has_the_very_samples_that_ffmpeg_finds_in_it()
    {
        // As long, but with a chunk before the samples, so that ffmpeg reads it.
        byte[] decoded = [.. wav[..36], .. "LIST"u8, 4, 0, 0, 0, .. "INFO"u8, .. wav[36..]];

        var (plain, other) = (await DecodeAsync(wav), await DecodeAsync(decoded));

        Assert.Equal(other.Audio!.Samples, plain.Audio!.Samples);
        Assert.False(plain.Audio.Damaged);
        Assert.Equal(16_000, plain.Audio.Samples.Length);
    }

    [Fact]
    public async Task One_that_breaks_off_is_measured_as_far_as_it_goes_and_said_to_be_damaged()
    {
        var cut = await DecodeAsync(wav[..^4001]);

        Assert.Equal(16_000 - 2001, cut.Audio!.Samples.Length);
        Assert.True(cut.Audio.Damaged);
    }

    [Fact]
    public async Task What_follows_its_samples_is_no_sound()
    {
        var followed = await DecodeAsync([.. wav, .. "LIST"u8, 4, 0, 0, 0, .. "INFO"u8]);

        Assert.Equal(16_000, followed.Audio!.Samples.Length);
        Assert.False(followed.Audio.Damaged);
    }

    [Theory]
    [InlineData(0, 0u, "no-audio")]
    [InlineData(8000, 8000u, "too-short")]
    [InlineData(0, 100_000u, "no-audio")]
    [InlineData(100_000, 100_000u, "too-long")]
    // Whoever wrote it did not know its length yet.
    [InlineData(100_000, uint.MaxValue, "too-long")]
    [InlineData(8000, uint.MaxValue, "too-short")]
    public async Task Its_bounds_are_those_of_every_recording(int bytes, uint declared, string refusal)
    {
        var file = wav[..44].Concat(new byte[bytes]).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), declared);

        Assert.Equal(refusal, (await DecodeAsync(file)).Refusal?.Code);
    }

    static async Task<Decoded> DecodeAsync(byte[] file)
    {
        var decoder = new FfmpegDecoder(Options.Create(new DecodingOptions { LongestRecording = TimeSpan.FromSeconds(2) }));
        using var audio = new MemoryStream(file);
        return await decoder.DecodeAsync(audio, TestContext.Current.CancellationToken);
    }
}
