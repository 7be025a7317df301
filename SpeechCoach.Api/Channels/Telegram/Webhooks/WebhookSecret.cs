using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What Telegram shows with every update that it brings: derived, so that all instances know it and nobody need configure it.</summary>
sealed class WebhookSecret(InstallationSecret secret, IOptions<TelegramOptions> options)
{
    public string Value { get; } = Convert.ToHexStringLower(secret.Derive("telegram webhook", options.Value.Token));

    /// <summary>Compares in constant time.</summary>
    public bool Is(string? shown) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown ?? ""), Encoding.UTF8.GetBytes(Value));
}
