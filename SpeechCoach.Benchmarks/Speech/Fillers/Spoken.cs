namespace SpeechCoach.Benchmarks;

/// <summary>What flite said.</summary>
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
}
