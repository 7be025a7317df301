using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;

namespace SpeechCoach.Api.Identity;

/// <summary>Who sends: the id under which a channel knows a learner.</summary>
/// <param name="Channel">The channel's name; an integrator's key is a channel of its own.</param>
/// <param name="ExternalId">The learner's id there.</param>
/// <param name="HasOwnKey">Whether a program speaks for him, by a key that he made.</param>
sealed record Caller(string Channel, string ExternalId, bool HasOwnKey = false)
{
    const string ChannelClaim = "channel";
    const string OwnKeyClaim = "own key";
    const string Web = "web";
    const string KeyPrefix = "key:";

    static readonly SearchValues<char> Visible =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>Somebody whom no channel knows yet.</summary>
    public static Caller Newcomer() => new(Web, RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>A learner of the integrator who holds the key of this name.</summary>
    public static Caller OfKey(string key, string learner) => new(KeyPrefix + key, learner);

    /// <summary>Whether he came by an integrator's key.</summary>
    public bool HasKey => Channel.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>Whether he is a program with a key of either kind, who brings no cookie.</summary>
    public bool IsProgram => HasKey || HasOwnKey;

    /// <summary>Whether a name that a sender chose can be used: 1 to 200 visible ASCII characters.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 200 && !name.AsSpan().ContainsAnyExcept(Visible);

    public static Caller? From(ClaimsPrincipal user) =>
        user.FindFirstValue(ChannelClaim) is { } channel && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new(channel, id, user.HasClaim(claim => claim.Type == OwnKeyClaim))
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) =>
        new(new ClaimsIdentity(
            [new(ChannelClaim, Channel), new(ClaimTypes.NameIdentifier, ExternalId), .. HasOwnKey ? [new Claim(OwnKeyClaim, "")] : Array.Empty<Claim>()], scheme));
}
