namespace SpeechCoach.Tests.Infrastructure;

/// <summary>One field of a protobuf message; bytes only where it is length-delimited.</summary>
readonly record struct ProtoField(int Number, ReadOnlyMemory<byte> Bytes)
{
    const int Varint = 0, Fixed64 = 1, LengthDelimited = 2, Fixed32 = 5;

    public static IEnumerable<ProtoField> Read(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = (int)ReadVarint(message.Span, ref at);
            var length = (tag & 7) switch
            {
                Varint => (int)(0 * ReadVarint(message.Span, ref at)),
                Fixed64 => 8,
                LengthDelimited => (int)ReadVarint(message.Span, ref at),
                Fixed32 => 4,
                var type => throw new InvalidDataException($"Wire type {type} at {at}."),
            };
            yield return new ProtoField(tag >> 3, message.Slice(at, length));
            at += length;
        }
    }

    static ulong ReadVarint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}
