using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>What an engine gets.</summary>
/// <param name="Audio">The sound.</param>
/// <param name="Activity">Where somebody speaks in it.</param>
/// <param name="Language">The language spoken, as a BCP 47 tag.</param>
/// <param name="Transcript">The wording, where it is known and only its times are asked for.</param>
public sealed record RecognitionRequest(DecodedAudio Audio, VoiceActivity Activity, string Language, string? Transcript = null)
{
    /// <summary>The primary language, such as <c>en</c>.</summary>
    public string PrimaryLanguage => Language.Split('-')[0].ToLowerInvariant();
}
