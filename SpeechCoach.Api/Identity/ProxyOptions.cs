using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SpeechCoach.Api.Identity;

/// <summary>The proxies before this service; section <c>Proxies</c>, a list. Where it is empty, nobody's word counts on whom he forwards for.</summary>
sealed class ProxyOptions : IValidatableObject
{
    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>.</summary>
    public IList<string> Trusted { get; set; } = [];

    public IEnumerable<IPNetwork> Networks => Trusted.Select(Parse).OfType<IPNetwork>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Trusted
        .Where(trusted => Parse(trusted) is null)
        .Select(trusted => new ValidationResult($"Proxies: \"{trusted}\" is neither an address nor a network such as 10.0.0.0/8.", [nameof(Trusted)]));

    static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (!IPAddress.TryParse(text, out var address)) return null;
        // Of the two ways to write an IPv4 address the one that is looked for.
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return new(address, address.GetAddressBytes().Length * 8);
    }
}
