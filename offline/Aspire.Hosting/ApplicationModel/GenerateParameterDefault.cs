using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

public sealed class GenerateParameterDefault : ParameterDefault
{
    // Without the letters that look alike and the signs that mean something to a shell, a URL or a connection string.
    const string Lowers = "abcdefghjkmnpqrstuvwxyz";
    const string Digits = "0123456789";
    const string Signs = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public override string GetDefaultValue()
    {
        var alphabet = (Lower ? Lowers : "") + (Upper ? Lowers.ToUpperInvariant() : "") + (Numeric ? Digits : "") + (Special ? Signs : "");
        return RandomNumberGenerator.GetString(alphabet, MinLength);
    }
}
