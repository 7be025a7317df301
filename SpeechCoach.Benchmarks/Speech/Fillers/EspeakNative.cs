using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SpeechCoach.Benchmarks;

/// <summary>The C interface of espeak-ng, of which a process has one.</summary>
static unsafe partial class EspeakNative
{
    const string Library = "libespeak-ng.so.1";
    const int PhoneEvents = 1, DoNotExit = 0x8000, Synchronous = 2;
    const int Rate = 1, Pitch = 3, Range = 4;
    const uint Utf8 = 1, PhonesInText = 0x100;
    const int EndOfList = 0, Phoneme = 7;
    const int LongestName = 8;

    static readonly Lock one = new();
    static readonly List<short> said = [];
    static readonly List<(string Name, double Start)> begun = [];
    static int sampleRate;

    /// <summary>Speaks a text.</summary>
    /// <param name="text">Words, and phones by espeak's names between double brackets.</param>
    /// <param name="voice">Accent and kind of voice.</param>
    /// <param name="rate">Words a minute, 80 to 450.</param>
    /// <param name="pitch">0 to 99; 50 is the voice's own.</param>
    /// <param name="range">Of the pitch, 0 to 99; 50 is the voice's own.</param>
    public static (short[] Samples, int SampleRate, IReadOnlyList<Phone> Phones) Speak(string text, string voice, int rate, int pitch, int range)
    {
        lock (one)
        {
            if (sampleRate == 0)
            {
                var found = Initialize(Synchronous, 0, null, PhoneEvents | DoNotExit);
                if (found <= 0)
                    throw new InvalidOperationException("espeak-ng finds no voices; install its data (Debian package espeak-ng-data).");
                SetCallback(&Hear);
                sampleRate = found;
            }
            Check(SetVoice(voice), voice);
            Check(SetParameter(Rate, rate, 0), nameof(rate));
            Check(SetParameter(Pitch, pitch, 0), nameof(pitch));
            Check(SetParameter(Range, range, 0), nameof(range));
            said.Clear();
            begun.Clear();
            Check(Synthesize(text, (nuint)Encoding.UTF8.GetByteCount(text) + 1, 0, 1, 0, Utf8 | PhonesInText, 0, 0), text);
            var end = (double)said.Count / sampleRate;
            return ([.. said], sampleRate, [.. begun.Select((phone, i) => new Phone(phone.Name, phone.Start, i + 1 < begun.Count ? begun[i + 1].Start : end))]);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Hear(short* samples, int count, Event* events)
    {
        if (samples != null)
            said.AddRange(new ReadOnlySpan<short>(samples, count));
        for (var next = events; next->Type != EndOfList; next++)
        {
            if (next->Type != Phoneme)
                continue;
            var name = Encoding.UTF8.GetString(new ReadOnlySpan<byte>(next->Name, LongestName)).TrimEnd('\0');
            begun.Add((name.Length == 0 || name[0] == '_' ? "pau" : name, next->Position / 1000.0));
        }
        return 0;
    }

    static void Check(int error, string what)
    {
        if (error != 0)
            throw new InvalidOperationException($"espeak-ng does not take \"{what}\".");
    }

    [LibraryImport(Library, EntryPoint = "espeak_Initialize", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Initialize(int output, int bufferMilliseconds, string? path, int options);

    [LibraryImport(Library, EntryPoint = "espeak_SetSynthCallback")]
    private static partial void SetCallback(delegate* unmanaged[Cdecl]<short*, int, Event*, int> callback);

    [LibraryImport(Library, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVoice(string name);

    [LibraryImport(Library, EntryPoint = "espeak_SetParameter")]
    private static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Library, EntryPoint = "espeak_Synth", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Synthesize(string text, nuint size, uint position, int positionType, uint end, uint flags, nint identifier, nint userData);

    [StructLayout(LayoutKind.Sequential)]
    struct Event
    {
        public int Type;
        public uint Identifier;
        public int TextPosition;
        public int Length;
        public int Position; // ms
        public int Sample;
        public nint UserData;
        public fixed byte Name[LongestName]; // zeros behind it
    }
}
