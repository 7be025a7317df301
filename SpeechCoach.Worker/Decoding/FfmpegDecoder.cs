using System.Globalization;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

/// <summary>
/// Decodes through a child ffmpeg that can neither open what a file points to nor take more time or memory than its limits. The demuxer is
/// chosen by the file's first bytes and forced, so that a playlist in disguise is never followed. What came out decides, not the exit code.
/// Only a <see cref="PlainWav"/> needs no decoder.
/// </summary>
public sealed class FfmpegDecoder(IOptions<DecodingOptions> options)
{
    const int CpuLimitSignalled = 128 + 24, Killed = 128 + 9, NotExecutable = 127;

    readonly DecodingOptions limits = options.Value;

    /// <summary>What this machine lacks of what decoding needs, or null.</summary>
    public static string? Missing => Executable.Find("ffmpeg") is null ? "ffmpeg is not on the PATH. Install it (apt-get install ffmpeg)." : null;

    /// <summary>Decodes a recording as it was sent.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg is missing or broken.</exception>
    public async Task<Decoded> DecodeAsync(Stream audio, CancellationToken cancellationToken)
    {
        var head = new byte[PlainWav.HeaderLength];
        var length = await audio.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == 0)
            return Refusals.Empty;
        if (MediaSniffer.Sniff(head.AsSpan(0, length)) is not { } type)
            return Refusals.UnknownFormat;
        if (PlainWav.Samples(head.AsSpan(0, length), limits.LargestFile) is { } declared)
            return await ReadAsync(type, audio, declared, cancellationToken);

        var source = new CappedSource(head.AsMemory(0, length), audio, limits.LargestFile);
        if (!FfmpegInput.NeedsFile(type))
            return await DecodeAsync(type, source, null, cancellationToken);

        // Its index may stand at the end.
        await using var file = await PrivateFile.CreateAsync(source, cancellationToken);
        return source.Exceeded ? Refusals.TooLarge(limits.LargestFile) : await DecodeAsync(type, null, file, cancellationToken);
    }

    async Task<Decoded> ReadAsync(MediaType type, Stream audio, int declared, CancellationToken cancellationToken)
    {
        var samples = await PlainWav.ReadAsync(audio, Math.Min(declared, Samples(limits.LongestRecording) + 1), cancellationToken);
        return samples.Length > Samples(limits.LongestRecording)
            ? Refusals.TooLong(limits.LongestRecording)
            : Judge(type, new(samples, Damaged: samples.Length < declared));
    }

    Decoded Judge(MediaType type, DecodedAudio audio) =>
        audio.Samples.Length == 0 ? Refusals.Unreadable(type)
        : audio.Samples.Length < Samples(limits.ShortestRecording) ? Refusals.TooShort(limits.ShortestRecording)
        : audio;

    async Task<Decoded> DecodeAsync(MediaType type, CappedSource? source, PrivateFile? file, CancellationToken cancellationToken)
    {
        var ffmpeg = Executable.Find("ffmpeg") ?? throw new InvalidOperationException(Missing);
        await using var child = ChildProcess.Start(ffmpeg, Arguments(type, file?.Url ?? "pipe:0"), new(limits.Cpu, limits.Memory), file: file);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FfmpegInput.FeedAsync(source ?? CappedSource.Nothing, child, enough.Token);
        var output = await SampleReader.ReadAsync(child.Output, Samples(limits.LongestRecording), cancellationToken);
        if (output.Exceeded)
            child.Kill();
        await enough.CancelAsync();
        await feeding;

        if (source is { Exceeded: true })
            return Refusals.TooLarge(limits.LargestFile);
        if (output.Exceeded)
            return Refusals.TooLong(limits.LongestRecording);

        var exit = await child.WaitAsync(cancellationToken);
        var errors = await child.Errors;
        return exit switch
        {
            NotExecutable => throw new InvalidOperationException($"ffmpeg cannot be run: {errors}"),
            CpuLimitSignalled or Killed => Refusals.TooDemanding,
            _ when output.Samples.Length == 0 && errors.Contains("matches no streams", StringComparison.Ordinal) => Refusals.NoSound,
            _ => Judge(type, new(output.Samples, Damaged: output.Repaired || errors.Length > 0) { ClippedShare = output.ClippedShare }),
        };
    }

    // One second more than is allowed, so that too long a recording shows as such.
    string[] Arguments(MediaType type, string url)
    {
        var longest = (limits.LongestRecording + TimeSpan.FromSeconds(1)).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. FfmpegInput.Arguments(type, url), "-t", longest,
            "-af", "aformat=channel_layouts=mono|stereo", "-ar", DecodedAudio.SampleRate.ToString(CultureInfo.InvariantCulture),
            "-c:a", "pcm_f32be", "-map_metadata", "-1", "-f", "au", "pipe:1",
        ];
    }

    static int Samples(TimeSpan time) => (int)(time.TotalSeconds * DecodedAudio.SampleRate);
}
