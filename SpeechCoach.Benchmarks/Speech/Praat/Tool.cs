using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SpeechCoach.Benchmarks;

/// <summary>Runs Praat and ffmpeg.</summary>
public static class Tool
{
    /// <summary>Writes a file's sound as WAV, one channel of 16 bits: what both sides of a comparison then read.</summary>
    /// <param name="from">Any file that ffmpeg reads; <c>.raw</c> is taken for 16 bits at 16 kHz.</param>
    /// <param name="to">Where the WAV goes.</param>
    /// <param name="sampleRate">Samples per second; those of the file where null.</param>
    public static void Decode(string from, string to, int? sampleRate = null)
    {
        string[] raw = Path.GetExtension(from) == ".raw" ? ["-f", "s16le", "-ar", "16000", "-ac", "1"] : [];
        string[] rate = sampleRate is { } wanted ? ["-ar", wanted.ToString(CultureInfo.InvariantCulture)] : [];
        Run("ffmpeg", [.. raw, "-v", "error", "-nostdin", "-y", "-i", from, "-map", "0:a:0", "-ac", "1", .. rate, "-c:a", "pcm_s16le", to]);
    }

    /// <summary>Writes files one after the other, at 16 kHz, again and again until a length is reached.</summary>
    public static void Join(IReadOnlyList<string> files, string to, int seconds)
    {
        const int SampleRate = 16_000;
        List<byte> all = [];
        for (var i = 0; all.Count < 2 * SampleRate * seconds; i++)
        {
            Decode(files[i % files.Count], to, SampleRate);
            all.AddRange(MemoryMarshal.AsBytes<short>(Array.ConvertAll(Read(to).Samples, sample => (short)(32768 * sample))));
        }
        var raw = Path.ChangeExtension(to, ".raw");
        File.WriteAllBytes(raw, [.. all.Take(2 * SampleRate * seconds)]);
        Decode(raw, to);
    }

    /// <summary>The samples of a WAV file that <see cref="Decode"/> wrote, and their rate.</summary>
    public static (float[] Samples, int SampleRate) Read(string wav)
    {
        var bytes = File.ReadAllBytes(wav);
        var (rate, at) = (BitConverter.ToInt32(bytes, 24), 12);
        while (bytes.AsSpan(at, 4) is not [(byte)'d', (byte)'a', (byte)'t', (byte)'a'])
            at += 8 + BitConverter.ToInt32(bytes, at + 4);
        var samples = new float[Math.Min(BitConverter.ToInt32(bytes, at + 4), bytes.Length - at - 8) / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(bytes, at + 8 + 2 * i) / 32768f;
        return (samples, rate);
    }

    /// <summary>Praat's measures of a WAV file, by the script beside the program.</summary>
    public static PraatMeasures Praat(string wav) =>
        PraatMeasures.Parse(Run("praat", ["--run", Path.Combine(AppContext.BaseDirectory, "measure.praat"), Path.GetFullPath(wav)]));

    internal static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {errors.Result.Trim()}");
    }
}
