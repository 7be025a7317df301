using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using SpeechCoach.Benchmarks;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class StereoTests
{
    const int Rate = DecodedAudio.SampleRate;

    readonly float[] voice = Tool.Read(Recordings.Path("clips/jfk.wav")).Samples;

    [Fact]
    public async Task Two_equal_channels_have_the_samples_of_one() => Assert.Equal(voice, (await DecodeAsync(voice, voice)).Samples);

    [Fact]
    public async Task A_voice_in_opposite_phases_is_heard_as_it_is() => Assert.Equal(voice, (await DecodeAsync(voice, Scaled(voice, -1))).Samples);

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_dead_channel_takes_nothing_from_the_other(bool left)
    {
        var dead = new float[voice.Length];
        var mixed = await (left ? DecodeAsync(dead, voice) : DecodeAsync(voice, dead));
        Assert.Equal(voice, mixed.Samples);
    }

    [Fact]
    public async Task What_one_channel_cuts_off_is_counted_though_the_mix_does_not_show_it()
    {
        var (cut, quiet) = (Array.ConvertAll(voice, sample => Math.Clamp(8 * sample, -1, 1)), Scaled(voice, 0.1f));
        var mixed = await DecodeAsync(cut, quiet);

        var share = Clipping.Share(Array.ConvertAll(cut, sample => short.CreateSaturating(32768 * sample) / 32768f));
        Assert.InRange(share, 0.01, 1);
        Assert.Equal(share, mixed.ClippedShare!.Value, 9);
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "stereo.wav");
        await File.WriteAllBytesAsync(file, Wav(cut, quiet), TestContext.Current.CancellationToken);
        var report = (await host.AnalyzeAsync(file)).Report!;
        Assert.Equal(100 * share, report.Measures.Single(measure => measure.Name == MeasureNames.Clipping).Value, 0.001);
        Assert.Contains(report.Actions, action => action.Code == "move-back");
    }

    [Fact]
    public async Task A_hum_in_both_channels_before_the_words_hides_no_opposite_phase()
    {
        var hum = Enumerable.Range(0, voice.Length + 3 * Rate).Select(i => 0.01f * MathF.Sin(2 * MathF.PI * 50 * i / Rate)).ToArray();
        float[] later = [.. new float[3 * Rate], .. voice];
        var mixed = (await DecodeAsync(Sum(later, hum), Sum(Scaled(later, -1), hum))).Samples;

        // It turns in the half second in which the words begin, before them and without a click.
        const int words = 3 * Rate / 10;
        Assert.InRange(Distance(mixed[(3 * Rate + words)..], voice[words..]), 0, 0.002);
        Assert.InRange(Enumerable.Range(1, 3 * Rate - 1).Max(i => Math.Abs(mixed[i] - mixed[i - 1])), 0, 0.003);
    }

    [Fact]
    public async Task Two_people_who_have_a_channel_each_are_both_heard()
    {
        var other = Tool.Read(Recordings.Path("clips/azure_custom_train2.wav")).Samples;
        var (first, second) = (new float[voice.Length + other.Length], new float[voice.Length + other.Length]);
        voice.CopyTo(first, 0);
        other.CopyTo(second, voice.Length);
        var mixed = (await DecodeAsync(first, second)).Samples;

        var (one, two) = (Power(mixed.AsSpan(0, voice.Length)) / Power(voice), Power(mixed.AsSpan(voice.Length)) / Power(other));
        Assert.Equal(1, one / two, 0.01);
        Assert.InRange(one, 0.25, 1);
    }

    [Fact]
    public async Task A_loud_voice_is_not_cut_off_by_mixing_what_a_codec_kept()
    {
        Requirement.Program("ffmpeg");
        using var folder = new TemporaryFolder();
        var (wav, mp3) = (Path.Combine(folder.Path, "loud.wav"), Path.Combine(folder.Path, "loud.mp3"));
        var loud = Scaled(voice, 0.9f / voice.Max(Math.Abs));
        await File.WriteAllBytesAsync(wav, Wav(loud, loud), TestContext.Current.CancellationToken);
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-i", wav, "-c:a", "libmp3lame", "-b:a", "192k", mp3]);
        await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
        var decoded = await DecodeAsync(await File.ReadAllBytesAsync(mp3, TestContext.Current.CancellationToken));

        Assert.Equal(0, decoded.ClippedShare);
        Assert.InRange(Power(decoded.Samples) * decoded.Samples.Length / (Power(loud) * loud.Length), 0.85, 1.05);
    }

    static Task<DecodedAudio> DecodeAsync(float[] left, float[] right) => DecodeAsync(Wav(left, right));

    static async Task<DecodedAudio> DecodeAsync(byte[] file)
    {
        Requirement.Program("ffmpeg");
        using var audio = new MemoryStream(file);
        return (await new FfmpegDecoder(Options.Create(new DecodingOptions())).DecodeAsync(audio, TestContext.Current.CancellationToken)).Audio!;
    }

    static byte[] Wav(float[] left, float[] right)
    {
        var file = new byte[44 + 4 * left.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 2);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 4 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 4);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), file.Length - 44);
        for (var i = 0; i < left.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + 4 * i), short.CreateSaturating(MathF.Round(32768 * left[i])));
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(46 + 4 * i), short.CreateSaturating(MathF.Round(32768 * right[i])));
        }
        return file;
    }

    static float[] Scaled(float[] samples, float factor) => Array.ConvertAll(samples, sample => factor * sample);

    static float[] Sum(float[] one, float[] other) => [.. one.Zip(other, (a, b) => a + b)];

    static double Power(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples) sum += sample * sample;
        return sum / samples.Length;
    }

    static double Distance(float[] one, float[] other) => one.Zip(other, (a, b) => Math.Abs((double)a - b)).Max();
}
