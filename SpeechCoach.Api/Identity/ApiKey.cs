using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Identity;

/// <summary>An integrator's key, of which only the hash is kept.</summary>
sealed class ApiKey
{
    [Required]
    [RegularExpression("[a-z0-9-]{1,40}", ErrorMessage = "A key's name is 1 to 40 of a-z, 0-9 and hyphens.")]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, 64 hexadecimal digits.</summary>
    [Required]
    [RegularExpression("[0-9a-fA-F]{64}", ErrorMessage = "A key's hash is the 64 hexadecimal digits of its SHA-256.")]
    public string Hash { get; set; } = "";
}
