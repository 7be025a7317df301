using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The bot; section <c>Telegram</c>. Without a token there is none.</summary>
sealed partial class TelegramOptions : IValidatableObject
{
    /// <summary>The bot's token, as BotFather gives it.</summary>
    public string Token { get; set; } = "";

    /// <summary>The Bot API server; Telegram's own where none is named.</summary>
    public string? ApiAddress { get; set; }

    /// <summary>The address under which learners, and Telegram, reach this service from outside: where reports open as pages.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Whether Telegram brings updates there; else they are asked for. Where it is not said: where the address is HTTPS.</summary>
    public bool? Webhook { get; set; }

    /// <summary>How long Telegram's word on who opened a page counts.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan InitDataAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one request for updates waits for the first of them.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>The largest file that the Bot API hands out, in bytes.</summary>
    [Range(1, 2_000_000_000)]
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Silence of an instance after which another one answers its updates; and asks for new ones, that at the latest after ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan ClaimAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often answering an update is tried.</summary>
    [Range(1, 100)]
    public int MaxDeliveries { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Token) && !TokenForm().IsMatch(Token))
            yield return new("Telegram:Token is what BotFather gives: the bot's number, a colon and a secret, such as 123:abc.", [nameof(Token)]);
        if (ApiAddress is not null && !(Uri.TryCreate(ApiAddress, UriKind.Absolute, out var api) && (api.Scheme == Uri.UriSchemeHttps || api.Scheme == Uri.UriSchemeHttp)))
            yield return new("Telegram:ApiAddress is an address such as http://localhost:8081.", [nameof(ApiAddress)]);
        // Telegram brings updates to HTTPS alone; an emulator on this machine does without.
        if (PublicAddress is not null && !(PublicAddress.IsAbsoluteUri && (PublicAddress.Scheme == Uri.UriSchemeHttps || (PublicAddress.Scheme == Uri.UriSchemeHttp && PublicAddress.IsLoopback))))
            yield return new("Telegram:PublicAddress is an address such as https://coach.example.org.", [nameof(PublicAddress)]);
        if (PublicAddress is null && Webhook == true)
            yield return new("Telegram:Webhook needs Telegram:PublicAddress.", [nameof(Webhook)]);
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,17}:[A-Za-z0-9_-]+\z")]
    private static partial Regex TokenForm();
}
