using System.Globalization;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Media;

/// <summary>Moments of a recording, to listen to.</summary>
sealed class Clips(MediaTools tools, IObjectStore store)
{
    const long LargestRecording = 200L * 1024 * 1024;
    const double Around = 0.7; // seconds before and after, so that it does not begin in a word
    const double Longest = 20;

    /// <summary>The moment as a voice message (Ogg, Opus); null where the recording is gone or cannot be read.</summary>
    public async Task<byte[]?> CutAsync(RecordingTask task, Span span, CancellationToken cancellationToken)
    {
        await using var recording = await store.OpenAsync(task.AudioKey, cancellationToken);
        if (recording is null) return null;
        var head = new byte[MediaSniffer.HeadLength];
        var length = await recording.Content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (MediaSniffer.Sniff(head.AsSpan(0, length)) is not { } type) return null;

        var source = new CappedSource(head.AsMemory(0, length), recording.Content, LargestRecording);
        if (!FfmpegInput.NeedsFile(type)) return await tools.RunAsync("ffmpeg", Arguments(type, "pipe:0", span), source, cancellationToken);
        await using var file = await PrivateFile.CreateAsync(source, cancellationToken);
        return await tools.RunAsync("ffmpeg", Arguments(type, file.Url, span), CappedSource.Nothing, cancellationToken, file);
    }

    static IEnumerable<string> Arguments(MediaType type, string url, Span span)
    {
        var start = Math.Max(0, span.Start - Around);
        var seconds = Math.Min(Longest, span.End + Around - start);
        return
        [
            // Behind the input: cut by what is decoded, not by an index that the file may lie about.
            .. FfmpegInput.Arguments(type, url), "-ss", Number(start), "-t", Number(seconds),
            "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", "32k", "-map_metadata", "-1", "-f", "ogg", "pipe:1",
        ];
    }

    static string Number(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
