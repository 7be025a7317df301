using System.Diagnostics.CodeAnalysis;

namespace SpeechCoach.Contracts;

/// <summary>An id of 128 bits, parsed and written as 32 lower-case hexadecimal digits.</summary>
public interface IHexId<TSelf> where TSelf : struct, IHexId<TSelf>
{
    /// <summary>Reads 32 lower-case hexadecimal digits; anything else is no id.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? s, out TSelf result);
}
