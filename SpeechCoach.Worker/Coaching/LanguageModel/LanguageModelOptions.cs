using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>
/// An OpenAI-compatible chat endpoint that chooses and words the advice; configuration section <c>Coaching:LanguageModel</c>. Without an
/// endpoint the rules do.
/// </summary>
public sealed class LanguageModelOptions : IValidatableObject
{
    public const string Section = "Coaching:LanguageModel";

    /// <summary>The base address, such as <c>https://api.openai.com/v1</c>; measures and, where allowed, transcripts are sent there.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, where the endpoint asks for one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model; it must know JSON schemas as a response format.</summary>
    [Required]
    public string Model { get; set; } = "gpt-4o-mini";

    /// <summary>Whether the words are sent too; else the model gets numbers only. Words that the recogniser doubts are never sent.</summary>
    public bool SendTranscript { get; set; } = true;

    /// <summary>How long one answer may take, from connecting to its last byte; less than <see cref="AnalysisOptions.CoachTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest answer that is read, in bytes.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int LargestAnswer { get; set; } = 64 * 1024;

    /// <summary>Failures in a row after which it is left alone for a while.</summary>
    [Range(1, 1000)]
    public int FailuresBeforeRest { get; set; } = 3;

    /// <summary>How long it is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Rest { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && !(Endpoint.IsAbsoluteUri && Endpoint.Scheme is "http" or "https"))
            yield return new("Coaching:LanguageModel:Endpoint must be an address such as https://api.openai.com/v1.", [nameof(Endpoint)]);
    }
}
