using System.ComponentModel;
using System.Diagnostics;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Makes a voice message of any recording, as a learner's Telegram does before it sends: Ogg with Opus, one channel.</summary>
static class VoiceEncoder
{
    // A file can claim to be anything; only these are read, and nothing but the file itself.
    const string Formats = "aac,aiff,amr,flac,matroska,mov,mp3,ogg,wav";
    static readonly string[] arguments =
    [
        "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", Formats, "-i", "{file}",
        "-map", "0:a:0", "-vn", "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", "32k", "-application", "voip", "-f", "ogg", "pipe:1",
    ];

    /// <returns>The voice message; null where there is no sound that ffmpeg can read.</returns>
    /// <exception cref="Win32Exception">There is no ffmpeg on this machine.</exception>
    public static async Task<byte[]?> EncodeAsync(byte[] recording, CancellationToken cancellationToken)
    {
        if (OggOpus.Is(recording)) return recording;
        // A file, not a pipe: the table of contents of an MP4 may lie at its end.
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, recording, cancellationToken);
        try
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments.Select(argument => argument == "{file}" ? file : argument))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var ending = cancellationToken.Register(() => ffmpeg.Kill());
            using var voice = new MemoryStream();
            var errors = ffmpeg.StandardError.ReadToEndAsync(cancellationToken);
            await ffmpeg.StandardOutput.BaseStream.CopyToAsync(voice, cancellationToken);
            await errors;
            await ffmpeg.WaitForExitAsync(cancellationToken);
            var encoded = voice.ToArray();
            return OggOpus.Seconds(encoded) > 0 || (ffmpeg.ExitCode == 0 && OggOpus.Is(encoded)) ? encoded : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
