namespace SpeechCoach.Benchmarks;

/// <summary>Somebody in the same room who listens and says so: "mm", "mm-hm", "yeah" (Yngve 1970). None of it is a filler of who speaks.</summary>
/// <param name="random">Chooses.</param>
/// <param name="voice">Who listens.</param>
/// <param name="folder">For files in between.</param>
sealed class Listener(Random random, Speaker voice, string folder)
{
    const string WithoutAspiration = "kal16"; // has no way from h to m
    const double Overlap = 0.3;

    static readonly string[] hums = ["m m", "m m m", "m hh m", "m m hh m m"];
    static readonly string[] words = ["yeah", "okay", "right", "yes", "sure", "I see"];

    /// <summary>Adds some answers, softer than the speaker, to what the speaker says.</summary>
    /// <param name="samples">What the speaker says.</param>
    /// <param name="pauses">Where the speaker pauses, s: there most answers come, or shortly before or after.</param>
    /// <param name="times">How many.</param>
    public void Answer(float[] samples, IReadOnlyList<double> pauses, int times)
    {
        var loudness = Room.Loudness(samples);
        for (var i = 0; i < times; i++)
        {
            var said = Said().Trimmed().Samples;
            var factor = (float)(loudness / Math.Max(1e-6, Room.Loudness(said)) * Math.Pow(10, -(2 + 16 * random.NextDouble()) / 20));
            var from = (int)(Speaker.SampleRate * Moment());
            for (var k = 0; k < said.Length && from + k < samples.Length; k++)
                samples[from + k] += factor * said[k];
        }

        double Moment() => random.NextDouble() < 0.7
            ? Math.Max(0, pauses[random.Next(pauses.Count)] + Overlap * (2 * random.NextDouble() - 1))
            : random.NextDouble() * samples.Length / Speaker.SampleRate;
    }

    Spoken Said() => random.NextDouble() < 0.6
        ? voice.Speak(new FillerSound("mm", "mm", hums[random.Next(voice.Voice == WithoutAspiration ? 2 : hums.Length)]), folder)
        : voice.Speak(words[random.Next(words.Length)], folder);
}
