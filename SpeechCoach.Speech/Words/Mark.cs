namespace SpeechCoach.Speech;

/// <summary>What a mark after a word ends.</summary>
enum Mark
{
    None,
    Clause,
    Sentence,
}
