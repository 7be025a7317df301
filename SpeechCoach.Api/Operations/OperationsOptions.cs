using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Operations;

/// <summary>What an operator may do over HTTP; section <c>Operations</c>.</summary>
sealed class OperationsOptions
{
    /// <summary>The operator's key; without one these endpoints do not exist.</summary>
    [RegularExpression(".{16,}", ErrorMessage = "Operations:Key has at least 16 characters.")]
    public string? Key { get; set; }

    /// <summary>Dead letters replayed by one request.</summary>
    [Range(1, 100_000)]
    public int ReplayAtMost { get; set; } = 1000;
}
