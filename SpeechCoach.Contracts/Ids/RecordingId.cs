using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>One recording of one learner; the same upload under the same key has the same id.</summary>
/// <remarks>128 bits as 32 lower-case hexadecimal digits: safe in keys, paths and addresses as it stands.</remarks>
[JsonConverter(typeof(HexIdConverter<RecordingId>))]
public readonly record struct RecordingId : IHexId<RecordingId>
{
    readonly string? hex;

    RecordingId(string hex) => this.hex = hex;

    /// <summary>The id of 16 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 16 bytes long.</exception>
    public static RecordingId FromBytes(ReadOnlySpan<byte> bytes) => new(HexId.Format(bytes));

    /// <summary>The id written as 32 lower-case hexadecimal digits; anything else throws <see cref="FormatException"/>.</summary>
    public static RecordingId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("An id is 32 lower-case hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out RecordingId result)
    {
        var valid = HexId.IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The 32 digits.</summary>
    public override string ToString() => hex ?? throw new InvalidOperationException("An empty RecordingId has no digits.");
}
