namespace SpeechCoach.Speech;

/// <summary>What a remark is about.</summary>
enum Topic
{
    Recording,
    Pitch,
    Loudness,
    Pauses,
    Pace,
    Fillers,
    Repairs,
    Wording,
    Nothing,
}
