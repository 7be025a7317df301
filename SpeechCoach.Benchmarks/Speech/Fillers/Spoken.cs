using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>What a speaker said.</summary>
/// <param name="Samples">At 16 kHz.</param>
/// <param name="Phones">In the order spoken.</param>
public sealed record Spoken(float[] Samples, IReadOnlyList<Phone> Phones)
{
    /// <summary>The same without the silence around it.</summary>
    public Spoken Trimmed()
    {
        var sounding = Phones.Where(phone => !phone.IsSilence).ToList();
        var from = Math.Clamp((int)((sounding[0].Start - 0.01) * Speaker.SampleRate), 0, Samples.Length);
        var to = Math.Clamp((int)((sounding[^1].End + 0.015) * Speaker.SampleRate), from, Samples.Length);
        var shift = (double)from / Speaker.SampleRate;
        return new(Samples[from..to], [.. Phones.SkipWhile(phone => phone.IsSilence).Select(phone => new Phone(phone.Name, phone.Start - shift, phone.End - shift))]);
    }

    /// <summary>Where it has one or two phones more than the same without them; null where that is not all by which they differ.</summary>
    /// <param name="without">The same without them.</param>
    public (double Start, double End)? Inserted(Spoken without)
    {
        Phone[] longer = [.. Phones.Where(phone => !phone.IsSilence)];
        Phone[] shorter = [.. without.Phones.Where(phone => !phone.IsSilence)];
        var more = longer.Length - shorter.Length;
        if (more is < 1 or > 2)
            return null;
        var same = 0;
        while (same < shorter.Length && longer[same].Name == shorter[same].Name)
            same++;
        for (var i = same; i < shorter.Length; i++)
        {
            if (longer[i + more].Name != shorter[i].Name)
                return null;
        }
        return (longer[same].Start, longer[same + more - 1].End);
    }

    /// <summary>The same, but for a stretch that takes longer, at the same pitch.</summary>
    /// <param name="start">Where it begins, s.</param>
    /// <param name="end">Where it ends, s.</param>
    /// <param name="factor">How much longer.</param>
    /// <param name="folder">For files in between.</param>
    public Spoken DrawnOut(double start, double end, double factor, string folder)
    {
        // What is around it is drawn out too, and faded into what it was: no edge is heard.
        const int Around = 960;
        const int Fade = 128;
        var (from, to) = (Sample(start), Sample(end));
        var (first, last) = (Math.Max(0, from - Around), Math.Min(Samples.Length, to + Around));
        var longer = Room.Effects(Samples[first..last], folder, "tempo", "-s", (1 / factor).ToString("0.####", CultureInfo.InvariantCulture));
        var (begin, length) = ((int)(factor * (from - first)), (int)(factor * (to - from)));
        float[] samples = [.. Samples[..from], .. longer.AsSpan(begin, length), .. Samples[to..]];
        for (var i = 0; i < Fade; i++)
        {
            var share = (float)i / Fade;
            if (from + i < to)
                samples[from + i] = (1 - share) * Samples[from + i] + share * samples[from + i];
            if (to + i < Samples.Length && begin + length + i < longer.Length)
                samples[from + length + i] = (1 - share) * longer[begin + length + i] + share * Samples[to + i];
        }
        return new(samples, [.. Phones.Select(phone => new Phone(phone.Name, Moved(phone.Start), Moved(phone.End)))]);

        int Sample(double time) => Math.Clamp((int)(time * Speaker.SampleRate), 0, Samples.Length);
        double Moved(double time) => time <= start ? time : time < end ? start + factor * (time - start) : time + (factor - 1) * (end - start);
    }
}
