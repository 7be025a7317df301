namespace SpeechCoach.Api.Practice;

/// <summary>A question of the bank.</summary>
/// <param name="Id">Stable: accounts remember it.</param>
/// <param name="Level">The level of the Common European Framework, from <c>A2</c> to <c>C1</c>.</param>
/// <param name="Tags">What it is about.</param>
/// <param name="Text">Its wording by language, an ISO 639 code.</param>
/// <param name="Set">The set of questions that belong together, in scenarios that ask sets.</param>
sealed record Question(string Id, string Level, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Text, string? Set = null)
{
    /// <summary>The wording in a language, or in English where it has none.</summary>
    public string In(string language) => Text.GetValueOrDefault(language) ?? Text["en"];
}
