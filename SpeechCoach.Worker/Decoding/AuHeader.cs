using System.Buffers.Binary;

namespace SpeechCoach.Worker;

/// <summary>The beginning of a Sun sound file, the simplest that says how many channels follow without knowing yet how long they are.</summary>
/// <param name="Length">Bytes before the first sample.</param>
/// <param name="Channels">One or two.</param>
readonly record struct AuHeader(int Length, int Channels)
{
    /// <summary>Bytes in which all that is asked stands.</summary>
    public const int LeastLength = 24;

    const int LengthAt = 4, ChannelsAt = 20;

    /// <exception cref="InvalidDataException">It is no such header.</exception>
    public static AuHeader Read(ReadOnlySpan<byte> head, int most)
    {
        if (!head.StartsWith(".snd"u8))
            throw new InvalidDataException("The decoder wrote no header.");
        var header = new AuHeader(BinaryPrimitives.ReadInt32BigEndian(head[LengthAt..]), BinaryPrimitives.ReadInt32BigEndian(head[ChannelsAt..]));
        return header.Length >= LeastLength && header.Length <= most && header.Channels is 1 or 2
            ? header
            : throw new InvalidDataException("The decoder wrote another header than it was asked for.");
    }
}
