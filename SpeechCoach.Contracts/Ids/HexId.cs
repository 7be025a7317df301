using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace SpeechCoach.Contracts;

static class HexId
{
    const int Bytes = 16;
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string Format(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? Convert.ToHexStringLower(bytes)
        : throw new ArgumentException($"An id has {Bytes} bytes, not {bytes.Length}.", nameof(bytes));

    public static bool IsValid([NotNullWhen(true)] string? s) =>
        s is { Length: 2 * Bytes } && !s.AsSpan().ContainsAnyExcept(Digits);
}
