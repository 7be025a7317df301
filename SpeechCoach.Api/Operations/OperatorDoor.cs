using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Api.Operations;

/// <summary>Lets the operator in: a program by the key in a header, a browser by a cookie that it gets for the key and that lasts an hour.</summary>
sealed class OperatorDoor(IOptions<OperationsOptions> options, IDataProtectionProvider protection)
{
    public const string KeyHeader = "X-Operations-Key";
    const string Cookie = "speechcoach-operator";
    const string Path = "/operations";

    /// <summary>Where a browser sends the key.</summary>
    public const string EnterPath = $"{Path}/enter";

    /// <summary>How long a browser is let in for one entry of the key.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromHours(1);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("operator").ToTimeLimitedDataProtector();

    /// <summary>Whether there is a key at all; without one there is nothing to operate over HTTP.</summary>
    public bool Exists => Key.Length > 0;

    string Key => options.Value.Key ?? "";

    /// <summary>Whether the operator asks.</summary>
    public bool IsOpenTo(HttpRequest request) =>
        Exists && (request.Headers.TryGetValue(KeyHeader, out var sent) ? IsKey(sent.ToString()) : IsPass(request.Cookies[Cookie]));

    /// <summary>Lets a browser in where the key is right; false where it is not.</summary>
    public bool TryEnter(HttpContext context, string key)
    {
        if (!Exists || !IsKey(key)) return false;
        // The pass holds the hash of the key, so that a new key ends the stay of everybody.
        context.Response.Cookies.Append(Cookie, protector.Protect(Convert.ToHexStringLower(Hash(Key)), Stay), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = Path,
            MaxAge = Stay,
            IsEssential = true,
        });
        return true;
    }

    public static void Leave(HttpContext context) => context.Response.Cookies.Delete(Cookie, new() { Path = Path });

    bool IsKey(string sent) => CryptographicOperations.FixedTimeEquals(Hash(sent), Hash(Key));

    bool IsPass(string? pass)
    {
        if (string.IsNullOrEmpty(pass)) return false;
        try
        {
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(protector.Unprotect(pass)), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Hash(Key))));
        }
        catch (CryptographicException)
        {
            // Made by somebody else, or an hour ago.
            return false;
        }
    }

    // Hashes have one length, so that comparing them does not tell the key's.
    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
