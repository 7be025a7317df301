using System.Text;

namespace SpeechCoach.Analytics;

/// <summary>The name of a key in Redis, in up to three parts that are put together only where it is written.</summary>
/// <param name="Prefix">How it begins.</param>
/// <param name="Key">A dataflow's key, where it has one.</param>
/// <param name="Window">The window, which a colon sets off; null where there is none.</param>
readonly record struct KeyName(string Prefix, string Key = "", string? Window = null)
{
    public int MostBytes => Encoding.UTF8.GetMaxByteCount(Prefix.Length + Key.Length + (Window?.Length ?? 0) + 1);

    /// <summary>Writes the name and answers its length in bytes.</summary>
    public int Write(Span<byte> to)
    {
        var length = Encoding.UTF8.GetBytes(Prefix, to);
        length += Encoding.UTF8.GetBytes(Key, to[length..]);
        if (Window is null) return length;
        to[length++] = (byte)':';
        return length + Encoding.UTF8.GetBytes(Window, to[length..]);
    }

    public override string ToString() => Window is null ? Prefix + Key : $"{Prefix}{Key}:{Window}";

    public static implicit operator KeyName(string name) => new(name);
}
