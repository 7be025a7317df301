using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>A learner within this installation, derived from the channel and the id he has there.</summary>
/// <remarks>128 bits as 32 lower-case hexadecimal digits: safe in keys, paths and addresses as it stands.</remarks>
[JsonConverter(typeof(HexIdConverter<LearnerId>))]
public readonly record struct LearnerId : IHexId<LearnerId>
{
    readonly string? hex;

    LearnerId(string hex) => this.hex = hex;

    /// <summary>The id of 16 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 16 bytes long.</exception>
    public static LearnerId FromBytes(ReadOnlySpan<byte> bytes) => new(HexId.Format(bytes));

    /// <summary>The id written as 32 lower-case hexadecimal digits; anything else throws <see cref="FormatException"/>.</summary>
    public static LearnerId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("An id is 32 lower-case hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out LearnerId result)
    {
        var valid = HexId.IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The 32 digits.</summary>
    public override string ToString() => hex ?? throw new InvalidOperationException("An empty LearnerId has no digits.");
}
