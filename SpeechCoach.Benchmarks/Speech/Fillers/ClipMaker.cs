using System.Collections.Concurrent;
using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// Makes recordings of synthetic speakers with known fillers: other voices, paces, pitches, rooms, noises and levels each time, the same for the same seed; but for
/// espeak-ng's voices, which go on from whatever they said before.
/// </summary>
/// <param name="sentences">What may be said.</param>
/// <param name="folder">For files in between.</param>
public sealed class ClipMaker(IReadOnlyList<string> sentences, string folder)
{
    static readonly Dictionary<string, (double Pitch, double Spread)> usual = new()
    {
        ["slt"] = (172, 25), ["rms"] = (97, 18), ["awb"] = (125, 20), ["kal16"] = (105, 11),
    };

    // Spoken once: what babble is made of.
    static readonly ConcurrentDictionary<(string Voice, int Sentence), float[]> murmurs = new();

    /// <summary>The sentences of a file beside the program.</summary>
    public static IReadOnlyList<string> Sentences(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Who speaks in a clip of any kind.</summary>
    public static string Voice(int seed) => Voice(new Random(seed));

    /// <summary>A clip of any kind, as the weights are trained on.</summary>
    /// <param name="seed">What is said, by whom and where.</param>
    /// <param name="apart">Share of the fillers that stand apart from their sentence.</param>
    /// <param name="lively">Whether it is as in a conversation: words beside fillers are drawn out, some fillers lean on the word before, somebody listens and says so.</param>
    public SpokenClip Any(int seed, double apart, bool lively)
    {
        var random = new Random(seed);
        var speaker = Somebody(random, Voice(random));
        var fluent = random.NextDouble() < 0.3;
        // Some read as one reads a poem: a word in every sentence is drawn out.
        var lingers = random.NextDouble() < 0.25 ? 0.9 : 0.2;
        var talk = new Talk(random, speaker, folder) { Apart = apart, Leaning = lively && random.NextDouble() < 0.5 ? 0.3 : 0, Slowing = lively ? 0.3 : 0 };
        var said = Speak(random, talk, 2 + random.Next(2), () => fluent ? 0 : 1 + random.Next(3), () => random.NextDouble() < lingers ? 1 + random.Next(2) : 0);

        float[] talked = [.. talk.Samples];
        if (lively && random.NextDouble() < 0.3)
            new Listener(random, Somebody(random, Other(random, speaker.Voice)), folder).Answer(talked, talk.Pauses, 1 + random.Next(4));

        List<string> effects = [];
        var speed = random.NextDouble() < 0.6 ? 0.86 + 0.28 * random.NextDouble() : 1;
        if (speed != 1)
            effects.AddRange(["speed", Number(speed)]);
        if (random.NextDouble() < 0.3)
            effects.AddRange(["pitch", Number(400 * random.NextDouble() - 200)]);
        if (random.NextDouble() < 0.4)
            effects.AddRange(["reverb", Number(10 + 60 * random.NextDouble()), "50", Number(20 + 80 * random.NextDouble())]);
        var samples = Room.Effects(talked, folder, [.. effects]);
        if (random.NextDouble() < 0.3)
            Room.Wander(random, samples);
        var noise = "";
        if (random.NextDouble() < 0.6)
            (samples, noise) = Noisy(random, samples, speaker.Voice, 8 + 20 * random.NextDouble(), random.Next(6), 3 + random.Next(5));
        if (random.NextDouble() < 0.25)
            samples = Room.Effects(samples, folder, "sinc", "300-3400");
        samples = Room.Level(samples, -24 * random.NextDouble());
        if (random.NextDouble() < 0.3)
            samples = Room.Opus(samples, folder, 12_000 + 2000 * random.Next(7));
        return new(samples, Mistaken(random, said), [.. talk.Fillers.Select(filler => new SpokenFiller(filler.Kind, filler.Start / speed, filler.End / speed))], noise);
    }

    /// <summary>A clip as the figures are asked for: a voice as it is, in silence or over a noise at 15 dB, the wording right.</summary>
    /// <param name="seed">What is said.</param>
    /// <param name="voice">Who speaks.</param>
    /// <param name="signalToNoise">Speech above noise in dB; null for none.</param>
    /// <param name="moved">Whether all fillers are said in one breath with their sentence, and the voice moves as people's do (<see cref="Melody"/>).</param>
    /// <param name="leaning">Share of the fillers inside sentences, all in one breath with them, that have a pause behind them; 0 where nobody does so.</param>
    /// <param name="company">Whether somebody listens and says so.</param>
    public SpokenClip Plain(int seed, string voice, double? signalToNoise, bool moved = false, double leaning = 0, bool company = false)
    {
        var random = new Random(seed);
        var talk = new Talk(random, Usual(voice), folder) { Apart = moved || leaning > 0 ? 0 : Talk.UsuallyApart, IsLinked = moved, Leaning = leaning };
        var said = Speak(random, talk, 3, () => 1 + random.Next(2), () => 0);
        var melody = moved ? new Melody(random, talk) : null;
        float[] samples = melody?.Of([.. talk.Samples], folder) ?? [.. talk.Samples];
        if (company)
            new Listener(random, Usual(Other(random, voice)), folder).Answer(samples, talk.Pauses, 3);
        var noise = "";
        if (signalToNoise is { } decibels)
            (samples, noise) = Noisy(random, samples, voice, decibels, random.Next(4), 4);
        return new(samples, string.Join(' ', said), [.. talk.Fillers.Select(filler => melody?.Of(filler) ?? filler)], noise);
    }

    /// <summary>Fluent reading by a voice as it is.</summary>
    public SpokenClip Fluent(int seed, string voice)
    {
        var random = new Random(seed);
        var talk = new Talk(random, Usual(voice) with { Stretch = 0.9 + 0.4 * random.NextDouble() }, folder);
        var said = Speak(random, talk, 4, () => 0, () => 0);
        return new([.. talk.Samples], string.Join(' ', said), [], "");
    }

    // Voices that a person once had, but for some: of those alone one learns that others hesitate wherever they sound unlike them.
    static string Voice(Random random)
    {
        var voices = random.NextDouble() < 0.15 ? Espeak.Known : Flite.Voices;
        return voices[random.Next(voices.Count)];
    }

    static string Other(Random random, string voice)
    {
        var others = Flite.Voices.Where(other => other != voice).ToList();
        return others[random.Next(others.Count)];
    }

    static Speaker Somebody(Random random, string voice)
    {
        var (stretch, pitch, spread) = (0.75 + 0.6 * random.NextDouble(), 0.85 + 0.3 * random.NextDouble(), 0.5 + 1.2 * random.NextDouble());
        return Flite.Voices.Contains(voice)
            ? new Flite(voice, stretch, usual[voice].Pitch * pitch, usual[voice].Spread * spread)
            : new Espeak(voice, stretch, Espeak.UsualPitch * pitch, Espeak.UsualSpread * spread);
    }

    static Speaker Usual(string voice) =>
        Flite.Voices.Contains(voice) ? new Flite(voice, 1, usual[voice].Pitch)
        : Festival.Voices.Contains(voice) ? new Festival(voice, 1, Festival.UsualPitch)
        : new Espeak(voice, 1, Espeak.UsualPitch);

    List<string> Speak(Random random, Talk talk, int count, Func<int> fillers, Func<int> drawnOut)
    {
        List<string> said = [];
        talk.Pause(0.2 + 0.4 * random.NextDouble());
        for (var i = 0; i < count; i++)
        {
            var sentence = sentences[random.Next(sentences.Count)];
            said.Add(sentence);
            talk.Say(sentence, fillers(), drawnOut());
            talk.Pause(0.25 + 0.7 * random.NextDouble());
        }
        return said;
    }

    (float[] Samples, string Name) Noisy(Random random, float[] samples, string voice, double decibels, int kind, int murmuring)
    {
        var (name, noise) = kind switch
        {
            0 => ("white", Room.Noise(random, samples.Length, 0)),
            1 => ("pink", Room.Noise(random, samples.Length, 3)),
            2 => ("brown", Room.Noise(random, samples.Length, 6)),
            5 => ("hum", Room.Hum(random, samples.Length)),
            _ => ("babble", Babble(random, samples.Length, voice, murmuring)),
        };
        return (Room.Mix(samples, noise, decibels), string.Create(CultureInfo.InvariantCulture, $"{name} {decibels:0} dB"));
    }

    // Some of the other voices at once.
    float[] Babble(Random random, int count, string voice, int voices)
    {
        var babble = new float[count];
        for (var i = 0; i < voices; i++)
        {
            var other = Other(random, voice);
            for (var at = -random.Next(Speaker.SampleRate); at < count;)
            {
                var said = murmurs.GetOrAdd((other, random.Next(Math.Min(sentences.Count, 12))), one => new Flite(one.Voice).Speak(sentences[one.Sentence], folder).Samples);
                for (var k = Math.Max(0, -at); k < said.Length && at + k < count; k++)
                    babble[at + k] += said[k];
                at += said.Length;
            }
        }
        return babble;
    }

    // What recognisers do to a wording: a sentence is lost, words are lost, words are others.
    string Mistaken(Random random, List<string> said)
    {
        IEnumerable<string> kept = random.NextDouble() < 0.03 ? said.Skip(1) : said;
        var words = string.Join(' ', kept).Split(' ');
        if (random.NextDouble() < 0.8)
            return string.Join(' ', words);
        var others = sentences[random.Next(sentences.Count)].Split(' ');
        return string.Join(' ', words.SelectMany(word => random.Next(25) switch { 0 => [], 1 => [others[random.Next(others.Length)]], _ => (string[])[word] }));
    }

    static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
