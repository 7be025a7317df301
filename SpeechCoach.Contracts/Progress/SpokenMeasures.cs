using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>The measures of a recording and the language they were taken in.</summary>
/// <param name="Language">The language spoken, as a BCP 47 tag; null where it was kept before this field.</param>
/// <param name="Measures">By the measure's name.</param>
[JsonConverter(typeof(SpokenMeasuresConverter))]
public sealed record SpokenMeasures(string? Language, IReadOnlyDictionary<string, double> Measures)
{
    /// <summary>Whether they can be compared with measures in another language: by the first part of the tags, and with any where it is not known.</summary>
    public bool MayBeIn(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Language is null || Language.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase);
    }
}
