using System.Text.RegularExpressions;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Where a bot wants its updates sent.</summary>
sealed partial record WebhookTarget(Uri Address, string? Secret, int MaxConnections)
{
    const int DefaultConnections = 40;
    const int MostConnections = 100;
    const int LongestSecret = 256;

    public static WebhookTarget Read(Call call)
    {
        if (!Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw BotApiException.BadRequest("invalid webhook URL specified");
        // A bot on this machine needs no certificate, since the emulator runs beside it.
        if (address.Scheme == "http" && !address.IsLoopback) throw BotApiException.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        var secret = call.Text("secret_token");
        if (secret.Length > LongestSecret) throw BotApiException.BadRequest("secret token is too long");
        if (!SecretCharacters().IsMatch(secret)) throw BotApiException.BadRequest("secret token contains unallowed characters");
        return new WebhookTarget(address, secret.Length > 0 ? secret : null, call.Integer("max_connections", DefaultConnections, 1, MostConnections));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]*$")]
    private static partial Regex SecretCharacters();
}
