using System.Globalization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>All that is refused, in the words that its sender reads: what was wrong, what to send instead.</summary>
static class Refusals
{
    public static Refusal Empty { get; } =
        new("empty", "The file is empty. Please record again and send the new recording.");

    public static Refusal UnknownFormat { get; } =
        new("unknown-format", "This is no sound file that we know. Please send a voice message, or an Ogg, MP3, M4A, MP4, WebM, WAV, FLAC, AIFF, AAC or AMR file.");

    public static Refusal NoSound { get; } =
        new("no-audio", "This file has no sound track. Please send a recording in which you speak.");

    public static Refusal Unreadable(MediaType type) =>
        new("no-audio", $"The file begins like {type.Label}, but no sound could be read from it; it may have been cut off on its way. Please send it again, or record it anew.");

    public static Refusal TooDemanding { get; } =
        new("unreadable", "The file takes more time or memory to read than a voice recording should. Please send it as an ordinary MP3, M4A or Ogg file.");

    public static Refusal TooShort(TimeSpan shortest) =>
        new("too-short", Text($"The recording is shorter than {shortest.TotalSeconds:0.#} s. Please speak for at least a few seconds; half a minute tells much more."));

    public static Refusal TooLong(TimeSpan longest) =>
        new("too-long", Text($"The recording is longer than {longest.TotalMinutes:0.#} minutes. Please send a shorter one, or the part that you want to work on."));

    public static Refusal TooLarge(long bytes) =>
        new("too-large", Text($"The file is larger than {bytes / (1024 * 1024)} MB. Please send the sound alone, as MP3, M4A or Ogg."));

    public static Refusal NoSpeech { get; } =
        new("no-speech", "Nobody can be heard in this recording. Please check that the right microphone is chosen and not muted, and record again.");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
