using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>Which engines to ask; configuration section <c>Recognition</c>.</summary>
public sealed class RecognitionOptions : IValidatableObject
{
    public const string Section = "Recognition";

    // Whisper is known also to a build that has it not, which passes it over.
    static readonly string[] Default = ["whisper", "openai", "pocketsphinx", NoRecognizer.EngineName];

    /// <summary>
    /// The engines in the order they are asked; the first that is fit and does not fail answers. Without <c>none</c> in it, a recording
    /// that no engine could serve is tried again instead of being measured by its sound alone.
    /// </summary>
    public string[]? Engines { get; set; }

    public IReadOnlyList<string> Order => Engines is { Length: > 0 } ? Engines : Default;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var name in Order.Except(Default, StringComparer.OrdinalIgnoreCase))
            yield return new($"Recognition:Engines has {name}, which is none of {string.Join(", ", Default)}.", [nameof(Engines)]);
    }
}
