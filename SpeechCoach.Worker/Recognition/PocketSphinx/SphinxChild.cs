using System.Runtime.InteropServices;
using System.Text.Json;
using static SpeechCoach.Worker.PocketSphinxNative;

namespace SpeechCoach.Worker;

/// <summary>
/// What runs in the child process: a request and samples in, words out, one JSON object a line, each as soon as its utterance is done.
/// </summary>
static class SphinxChild
{
    /// <summary>The hidden command by which the worker starts itself for this.</summary>
    public const string Command = "pocketsphinx-child";

    const double FrameLength = 0.01;

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var request = JsonSerializer.Deserialize(ReadLine(input), SphinxJson.Default.SphinxRequest)!;
        var decoder = Load(request);
        var position = 0;
        for (var i = 0; i < request.Utterances.Count; i++)
        {
            var samples = new short[request.Utterances[i]];
            input.ReadExactly(MemoryMarshal.AsBytes(samples.AsSpan()));
            foreach (var word in Listen(decoder, request, samples, i, position))
            {
                Write(output, word with { Utterance = i });
                if (word.Text is { Length: > 0 }) position++;
            }
        }
        Write(output, new(request.Utterances.Count));
        return 0;
    }

    /// <summary>Decodes an utterance.</summary>
    /// <returns>Its words, silences and noises as words without letters; none where no path through the search was left.</returns>
    public static IReadOnlyList<SphinxWord> Decode(nint decoder, short[] samples)
    {
        // An utterance is heard the same whatever was heard before it.
        if (StartStream(decoder) < 0 || StartUtterance(decoder) < 0 || Process(decoder, samples, (nuint)samples.Length, 0, 1) < 0 || EndUtterance(decoder) < 0)
            throw new InvalidOperationException("PocketSphinx does not take the samples.");
        return Hypothesis(decoder, out _) == 0 ? [] : [.. Words(decoder)];
    }

    static IEnumerable<SphinxWord> Listen(nint decoder, SphinxRequest request, short[] samples, int utterance, int position) =>
        request.Following is { } following ? SphinxAlignment.Follow(decoder, samples, [.. following.Skip(position)])
        : request.Wordings is { } wordings ? SphinxAlignment.Align(decoder, samples, wordings[utterance])
        : request.AreSounds ? Decode(decoder, samples)
        : Recognize(decoder, samples);

    static IEnumerable<SphinxWord> Recognize(nint decoder, short[] samples) => Decode(decoder, samples).Where(word => word.Text is { Length: > 0 });

    static nint Load(SphinxRequest request)
    {
        var folder = request.ModelFolder;
        // Without "-remove_silence no" every silence is cut out and all later times are early.
        string[] common =
        [
            "worker", "-hmm", Path.Combine(folder, "en-us"), "-dict", Path.Combine(folder, "cmudict-en-us.dict"),
            "-remove_silence", "no", "-logfn", "/dev/null",
        ];
        string[] search = request.AreSounds ? SphinxAlignment.SoundOptions(folder)
            : request is { Wordings: null, Following: null } ? ["-lm", Path.Combine(folder, "en-us.lm.bin"), "-maxhmmpf", "3000", "-maxwpf", "10", "-topn", "2", "-pl_window", "10"]
            : SphinxAlignment.Options;
        string[] arguments = [.. common, .. search];
        var configuration = ParseArguments(0, Definitions(), arguments.Length, arguments, 1);
        var decoder = configuration == 0 ? 0 : Init(configuration);
        return decoder != 0 ? decoder : throw new InvalidOperationException($"PocketSphinx does not start with the model in {folder}.");
    }

    static IEnumerable<SphinxWord> Words(nint decoder)
    {
        var logMath = LogMath(decoder);
        for (var segment = FirstSegment(decoder); segment != 0; segment = NextSegment(segment))
        {
            var text = Marshal.PtrToStringUTF8(SegmentWord(segment)) ?? "";
            SegmentFrames(segment, out var first, out var last);
            var probability = Exp(logMath, SegmentProbability(segment, out var acoustic, out _, out _));
            // Silences and noises are in brackets; "read(2)" is another pronunciation of "read".
            var spelling = text.Length == 0 || text[0] is '<' or '[' or '+' or '(' ? "" : text.Split('(')[0];
            yield return new(0, spelling, first * FrameLength, (last + 1) * FrameLength, Math.Clamp(probability, 0, 1))
            {
                Score = (double)acoustic / (last + 1 - first),
                Sounds = Marshal.PtrToStringUTF8(LookupWord(decoder, text)) ?? "",
            };
        }
    }

    static byte[] ReadLine(Stream input)
    {
        List<byte> line = [];
        for (var next = input.ReadByte(); next >= 0 && next != '\n'; next = input.ReadByte())
            line.Add((byte)next);
        return [.. line];
    }

    static void Write(Stream output, SphinxWord word)
    {
        output.Write([.. JsonSerializer.SerializeToUtf8Bytes(word, SphinxJson.Default.SphinxWord), (byte)'\n']);
        output.Flush();
    }
}
