using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// How ffmpeg is given a recording: the demuxer is the one that the file's first bytes tell and no other, and nothing that a file points to
/// can be opened. A file that claims to be Ogg may be a playlist of files on this machine.
/// </summary>
public static class FfmpegInput
{
    /// <summary>The arguments up to the input.</summary>
    /// <param name="type">What the file's first bytes tell.</param>
    /// <param name="url"><c>pipe:0</c>, or the address of a <see cref="PrivateFile"/>, which containers with their index at the end need.</param>
    public static IReadOnlyList<string> Arguments(MediaType type, string url) =>
    [
        "-nostdin", "-v", "error", "-threads", "1",
        "-protocol_whitelist", url.StartsWith("file:", StringComparison.Ordinal) ? "file" : "pipe",
        "-format_whitelist", Demuxer(type), "-f", Demuxer(type), "-i", url,
        "-map", "0:a:0", "-vn", "-sn", "-dn",
    ];

    /// <summary>Whether ffmpeg must be able to seek in files of this type.</summary>
    public static bool NeedsFile(MediaType type) => type == MediaType.Mp4;

    /// <summary>Feeds the recording to a child until it takes no more, and closes its input.</summary>
    public static async Task FeedAsync(CappedSource source, ChildProcess child, CancellationToken cancellationToken)
    {
        try
        {
            await source.CopyToAsync(child.Input, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What was wanted has come out, or the caller has given up and knows it.
        }
        finally
        {
            await child.Input.DisposeAsync();
        }
    }

    static string Demuxer(MediaType type) => type.Name switch
    {
        "webm" => "matroska",
        "mp4" => "mov",
        var name => name,
    };
}
