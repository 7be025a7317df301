using System.ComponentModel.DataAnnotations;
using System.Text;

namespace SpeechCoach.Storage;

/// <summary>The secret from which this installation derives its ids; section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    const int MinimumBytes = 32;

    /// <summary>The section's name.</summary>
    public const string Section = "Identity";

    /// <summary>
    /// Base64 or plain text of at least 32 bytes. Whoever changes it gives every learner a new id: accounts under the old ids are
    /// found no more.
    /// </summary>
    [CustomValidation(typeof(IdentityOptions), nameof(CheckSecret))]
    public string? Secret { get; set; }

    /// <summary>Says what is wrong with a secret, without repeating it.</summary>
    public static ValidationResult? CheckSecret(string? secret) => Decode(secret ?? "").Length >= MinimumBytes
        ? ValidationResult.Success
        : new($"Identity:Secret is {(secret is null ? "missing" : "too short")}: base64 or text of at least {MinimumBytes} bytes.");

    internal static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, bytes, out var length) && length >= MinimumBytes
            ? bytes[..length]
            : Encoding.UTF8.GetBytes(secret);
    }
}
