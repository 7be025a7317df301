using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SpeechCoach.Analytics;

/// <summary>
/// Commands for Redis, or keys, as one argument of a script, which unpacks them: a MessagePack array of strings and numbers. Thousands of
/// arguments cost the client many times what these cost.
/// </summary>
sealed class CommandBuffer
{
    // Redis knows no other kind for bytes than text.
    const byte Array32 = 0xDD, Text8 = 0xD9, Text32 = 0xDB, Unsigned32 = 0xCE;
    const int Head = 5;

    // Lua unpacks a command's arguments onto its stack, which holds some 8,000.
    const int MostArguments = 4000;

    readonly PooledBytes bytes = new();
    string name = "";
    KeyName key;
    int items;
    int arguments;
    int place = -1;

    public bool IsEmpty => items == 0;

    /// <summary>All of it; until the next change.</summary>
    public ReadOnlyMemory<byte> Packed
    {
        get
        {
            if (bytes.WrittenCount == 0) Start();
            End();
            BinaryPrimitives.WriteInt32BigEndian(bytes.WrittenSpan.Slice(1, sizeof(int)), items);
            return bytes.WrittenMemory;
        }
    }

    /// <summary>Forgets all. Nobody may read what was packed any more.</summary>
    public void Clear()
    {
        bytes.Clear();
        (items, place) = (0, -1);
    }

    /// <summary>Begins a command on a key; its further arguments come in groups of two at most.</summary>
    public void Begin(string command, in KeyName on)
    {
        End();
        (name, key, arguments) = (command, on, 1);
        Text(command);
        place = bytes.WrittenCount;
        Reserve(Unsigned32);
        items++;
        Key(on);
    }

    /// <summary>A key, as an item of its own.</summary>
    public void Key(in KeyName name)
    {
        if (bytes.WrittenCount == 0) Start();
        var most = name.MostBytes;
        var text = bytes.GetSpan(Head + most);
        var length = name.Write(text[Head..]);
        text[0] = Text32;
        BinaryPrimitives.WriteInt32BigEndian(text[1..], length);
        bytes.Advance(Head + length);
        items++;
    }

    public void Argument(string text)
    {
        More();
        Text(text);
    }

    /// <summary>A field of a hash and its value.</summary>
    public void Field(string field, ReadOnlySpan<byte> value)
    {
        More();
        Text(field);
        BinaryPrimitives.WriteInt32BigEndian(Reserve(Text32), value.Length);
        bytes.Write(value);
        arguments++;
        items++;
    }

    /// <summary>An item of its own.</summary>
    public void Text(string text)
    {
        if (bytes.WrittenCount == 0) Start();
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= byte.MaxValue)
        {
            var short8 = bytes.GetSpan(2 + most);
            short8[0] = Text8;
            var length = Encoding.UTF8.GetBytes(text, short8[2..]);
            short8[1] = (byte)length;
            bytes.Advance(2 + length);
        }
        else
        {
            var length = Encoding.UTF8.GetByteCount(text);
            BinaryPrimitives.WriteInt32BigEndian(Reserve(Text32), length);
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(length)));
        }

        items++;
    }

    // What is too long for one command goes on in another one of the same kind.
    void More()
    {
        if (arguments >= MostArguments) Begin(name, key);
        arguments++;
    }

    void End()
    {
        if (place < 0) return;
        BinaryPrimitives.WriteInt32BigEndian(bytes.WrittenSpan.Slice(place + 1, sizeof(int)), arguments);
        place = -1;
    }

    // How many items there are is written when it is known.
    void Start() => Reserve(Array32);

    Span<byte> Reserve(byte kind)
    {
        var span = bytes.GetSpan(Head);
        span[0] = kind;
        bytes.Advance(Head);
        return span[1..Head];
    }
}
