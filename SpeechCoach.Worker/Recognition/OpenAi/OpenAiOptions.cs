using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>An OpenAI-compatible transcription endpoint; configuration section <c>Recognition:OpenAi</c>. Without an endpoint it is not asked.</summary>
public sealed class OpenAiOptions : IValidatableObject
{
    public const string Section = "Recognition:OpenAi";

    /// <summary>The base address, such as <c>https://api.openai.com/v1</c>; recordings are sent there.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, where the endpoint asks for one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model; it must give word times.</summary>
    [Required]
    public string Model { get; set; } = "whisper-1";

    /// <summary>How long one answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The largest answer that is read, in bytes.</summary>
    [Range(1024, int.MaxValue)]
    public int LargestAnswer { get; set; } = 8 * 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && !(Endpoint.IsAbsoluteUri && Endpoint.Scheme is "http" or "https"))
            yield return new("Recognition:OpenAi:Endpoint must be an address such as https://api.openai.com/v1.", [nameof(Endpoint)]);
    }
}
