namespace SpeechCoach.Benchmarks;

/// <summary>One synthetic speaker's talk as it grows: sentences, hesitations, fillers and pauses, one after the other.</summary>
/// <param name="random">Chooses.</param>
/// <param name="speaker">Who speaks.</param>
/// <param name="folder">For files in between.</param>
sealed class Talk(Random random, Speaker speaker, string folder)
{
    /// <summary>Share of the fillers inside sentences that stand apart, where nothing else is asked for.</summary>
    public const double UsuallyApart = 0.45;

    readonly List<float> samples = [];
    readonly List<SpokenFiller> fillers = [];
    readonly List<Phone> vowelsSaid = [];
    readonly List<double> pauses = [];
    bool slows;

    /// <summary>Share of the fillers inside sentences that stand apart; the others are said in one breath with what is beside them.</summary>
    public double Apart { get; init; } = UsuallyApart;

    /// <summary>
    /// Share of the other fillers that lean on the word before and have a pause behind them, "see uh" (Clark and Fox Tree 2002). Where it is not 0, words are drawn out
    /// in one breath with those before them, too: only what they sound like tells the two apart.
    /// </summary>
    public double Leaning { get; init; }

    /// <summary>
    /// Share of the fillers before or behind which a word is drawn out, too: who hesitates slows down (Shriberg 2001). Where it is 0, nothing is chosen for it: the same seed
    /// says what it always said.
    /// </summary>
    public double Slowing { get; init; }

    /// <summary>Whether fillers follow on vowels wherever they can, as people's do: "to uh", "see um".</summary>
    public bool IsLinked { get; init; }

    public IReadOnlyList<float> Samples => samples;

    public IReadOnlyList<SpokenFiller> Fillers => fillers;

    /// <summary>The vowels of all that is no filler.</summary>
    public IReadOnlyList<Phone> Vowels => vowelsSaid;

    /// <summary>Where pauses begin, s.</summary>
    public IReadOnlyList<double> Pauses => pauses;

    /// <summary>In seconds, so far.</summary>
    public double Duration => (double)samples.Count / Speaker.SampleRate;

    /// <summary>A sentence, with fillers and drawn-out words at random places.</summary>
    /// <param name="sentence">Its words.</param>
    /// <param name="wanted">How many fillers.</param>
    /// <param name="drawnOut">How many words are drawn out.</param>
    public void Say(string sentence, int wanted, int drawnOut)
    {
        var words = sentence.Split(' ');
        var marks = new char[words.Length];
        int[] linked = IsLinked ? [.. Enumerable.Range(1, words.Length - 1).Where(i => EndsInVowel(words[i - 1]))] : [];
        for (var i = 0; i < wanted; i++)
            marks[linked.Length > 0 && random.NextDouble() < 0.5 ? linked[random.Next(linked.Length)] : random.Next(words.Length)] = 'f';
        for (var i = 0; i < drawnOut; i++)
        {
            // Short words are what people draw out.
            var place = Enumerable.Range(0, words.Length).OrderBy(k => words[k].Length + 4 * random.NextDouble()).First(k => marks[k] == 0);
            marks[place] = 'd';
        }

        var from = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (marks[i] == 'f' && (i == from || random.NextDouble() < Apart))
            {
                if (i > from && Slowing > 0 && random.NextDouble() < Slowing / 2)
                    Lingering(words[from..i]);
                else
                    Phrase(words[from..i]);
                Filler();
                slows = Slowing > 0 && random.NextDouble() < Slowing / 2;
                from = i;
            }
            else if (marks[i] == 'f')
            {
                // In one breath with what is before and after.
                var to = i + 1;
                while (to < words.Length && marks[to] == 0)
                    to++;
                Embedded(words[from..i], words[i..to]);
                (from, i) = (to, to - 1);
            }
            else if (marks[i] == 'd')
            {
                if (i > from && Leaning > 0 && random.NextDouble() < 0.5)
                    Lingering(words[from..(i + 1)]);
                else
                {
                    Phrase(words[from..i]);
                    Append((speaker with { Stretch = speaker.Stretch * (1.5 + 2 * random.NextDouble()), PitchSpread = 4 }).Speak(words[i], folder).Trimmed());
                }
                Pause(random.NextDouble() < 0.5 ? 0 : 0.05 + 0.6 * random.NextDouble());
                from = i + 1;
            }
        }
        Phrase(words[from..]);
    }

    // By its letters, roughly. "The" and "a" are left out: drawn out they are the same as with a filler.
    static bool EndsInVowel(string word) => word.Length > 1 && word[^1] is 'a' or 'i' or 'o' or 'u' or 'w' or 'y' || word is "I" or "we" or "We" or "he" or "He" or "she" or "She" or "be";

    public void Pause(double seconds)
    {
        if (seconds > 0)
            pauses.Add(Duration);
        var count = (int)(seconds * Speaker.SampleRate);
        var breath = seconds > 0.35 && random.NextDouble() < 0.4 ? Room.Breath(random, count) : null;
        for (var i = 0; i < count; i++)
            samples.Add((breath?[i] ?? 0) + 1e-4f * (float)(random.NextDouble() - 0.5));
    }

    void Phrase(string[] words)
    {
        if (words.Length == 0)
            return;
        var said = speaker.Speak(string.Join(' ', words), folder).Trimmed();
        Append(slows ? Slower(said, said.Phones.First(phone => phone.IsVowel)) : said);
        slows = false;
    }

    // From the last vowel on it is slower.
    void Lingering(string[] words)
    {
        var said = speaker.Speak(string.Join(' ', words), folder).Trimmed();
        var sounding = said.Phones.Where(phone => !phone.IsSilence).ToList();
        Append(Slower(said, new("", sounding.FindLast(phone => phone.IsVowel).Start, sounding[^1].End)));
    }

    Spoken Slower(Spoken said, Phone phone) => said.DrawnOut(phone.Start, phone.End, 1.2 + 1.8 * random.NextDouble(), folder);

    // A filler of its own: its length and pitch are free, the sound around it does not prepare for it.
    void Filler()
    {
        var filler = FillerSound.All[random.Next(FillerSound.All.Count)];
        var said = (speaker with
        {
            // From as short as in a sentence to most of a second.
            Stretch = speaker.Stretch * Math.Pow(6, random.NextDouble()),
            Pitch = speaker.Pitch * (0.82 + 0.2 * random.NextDouble()),
            PitchSpread = 2 + 6 * random.NextDouble(),
        }).Speak(filler, folder).Trimmed();
        Pause(random.NextDouble() < 0.45 ? 0 : 0.05 + 0.6 * random.NextDouble());
        Append(said, filler.Kind);
        Pause(random.NextDouble() < 0.45 ? 0 : 0.05 + 0.6 * random.NextDouble());
    }

    void Embedded(string[] before, string[] after)
    {
        var filler = FillerSound.All[random.Next(FillerSound.All.Count)];
        var apart = random.NextDouble() < 0.3;
        var leans = !apart && Leaning > 0 && random.NextDouble() < Leaning;
        var with = speaker.Speak($"{string.Join(' ', before)}{(apart ? "," : "")} {speaker.Spelled(filler)}{(apart || leans ? "," : "")} {string.Join(' ', after)}", folder).Trimmed();
        var without = speaker.Speak($"{string.Join(' ', before)} {string.Join(' ', after)}", folder).Trimmed();
        if (with.Inserted(without) is { } range)
        {
            if (leans)
            {
                var longer = 1 + 2 * random.NextDouble() * random.NextDouble();
                (with, range.End) = (with.DrawnOut(range.Start, range.End, longer, folder), range.Start + longer * (range.End - range.Start));
            }
            if (Slowing > 0 && random.NextDouble() < Slowing)
                (with, range) = Slower(with, range, behind: random.NextDouble() < 0.5);
            fillers.Add(new(filler.Kind, Duration + range.Start, Duration + range.End));
        }
        else
            with = without;
        Append(with);
    }

    // The vowel next to the filler, of the word before it or of the one behind.
    (Spoken Said, (double Start, double End) Filler) Slower(Spoken said, (double Start, double End) filler, bool behind)
    {
        const double Lax = 0.005;
        var vowels = said.Phones.Where(phone => phone.IsVowel && (behind ? phone.Start > filler.End - Lax : phone.End < filler.Start + Lax)).ToList();
        if (vowels.Count == 0)
            return (said, filler);
        var slower = Slower(said, behind ? vowels[0] : vowels[^1]);
        var later = behind ? 0 : (double)(slower.Samples.Length - said.Samples.Length) / Speaker.SampleRate;
        return (slower, (filler.Start + later, filler.End + later));
    }

    void Append(Spoken spoken, string? filler = null)
    {
        const int Fade = 96;
        var sounding = spoken.Phones.Where(phone => !phone.IsSilence).ToList();
        var overlap = Math.Min(Math.Min(Fade, samples.Count), spoken.Samples.Length);
        for (var i = 0; i < overlap; i++)
        {
            var share = (float)i / overlap;
            var at = samples.Count - overlap + i;
            samples[at] = (1 - share) * samples[at] + share * spoken.Samples[i];
        }
        var begin = Duration - (double)overlap / Speaker.SampleRate;
        samples.AddRange(spoken.Samples.AsSpan(overlap));
        if (filler is not null)
            fillers.Add(new(filler, begin + sounding[0].Start, begin + sounding[^1].End));
        vowelsSaid.AddRange(sounding.Where(phone => phone.IsVowel).Select(phone => new Phone(phone.Name, begin + phone.Start, begin + phone.End))
            .Where(phone => fillers.TrueForAll(one => one.Start > phone.End - 0.01 || one.End < phone.Start + 0.01)));
    }
}
