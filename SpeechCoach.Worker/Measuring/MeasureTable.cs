using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>Writes every number down with its unit, what it means and how far to trust it.</summary>
static class MeasureTable
{
    const double Unsaid = 0.7; // an engine that gives no confidence; a heuristic

    public static IReadOnlyList<Measure> Of(Measurement measurement, double? wordConfidence)
    {
        var (sound, words) = (measurement.Sound, measurement.Words);
        var (activity, sure) = (sound.Activity, sound.Confidence);
        List<Measure> table =
        [
            new(MeasureNames.Duration, "Duration", Round(sound.Duration), "s", "Length of the recording.", 1),
            new(MeasureNames.PhonationTime, "Speaking without pauses", Round(activity.PhonationTime), "s",
                "Time in which the voice sounds: level within 25 dB of the loudest (De Jong & Wempe 2009) and above the noise.", sure),
            new(MeasureNames.PhonationRatio, "Share of time speaking", Round(100 * sound.PhonationRatio), "%",
                "Phonation time by the time from the first sound of speech to the last (Kormos & Dénes 2004).", sure),
            new(MeasureNames.Pauses, "Pauses", activity.Pauses.Count, "pauses",
                "Silences of 0.25 s or more inside speech (De Jong & Bosker 2013), measured from the sound.", sure),
            new(MeasureNames.PausesPerMinute, "Pauses per minute", Round(sound.PausesPerMinute), "pauses/min",
                "Pauses by the time from the first sound of speech to the last.", sure),
            new(MeasureNames.MeanPause, "Mean pause", Round(sound.MeanPause), "s", "Mean length of the pauses; 0 without any.", sure),
            new(MeasureNames.LongestPause, "Longest pause", Round(sound.LongestPause), "s", "Length of the longest pause; 0 without any.", sure),
            new(MeasureNames.Loudness, "Loudness", Round(activity.SpeechLevel), "dBFS",
                "Mean level of the stretches of speech, above 70 Hz, relative to full scale (RMS 1). It depends on the microphone: compare with yourself.", sure),
            new(MeasureNames.LoudnessVariation, "Loudness variation", Round(activity.LevelVariation), "dB",
                "Standard deviation of the level (30 ms frames) while the voice sounds. No validated norm is known: compare with yourself.", sure),
            new(MeasureNames.NoiseFloor, "Noise", Round(activity.NoiseLevel), "dBFS", "Mean level outside the stretches of speech.", sure),
            new(MeasureNames.SignalToNoise, "Voice above noise", Round(activity.SignalToNoise), "dB", "Loudness less noise, 0 to 90.", 1),
            new(MeasureNames.Clipping, "Cut off at full scale", Round(100 * sound.ClippedShare, 4), "%",
                "Share of samples in runs of three or more at 0.99 of full scale or above.", 1),
        ];
        if (words is null)
            return table;

        var heard = sure * (wordConfidence ?? Unsaid);
        table.AddRange(
        [
            new(MeasureNames.Words, "Words", words.Words, "words", "Words that were recognised, fillers left out.", heard),
            new(MeasureNames.WordsPerMinute, "Pace", Round(words.WordsPerMinute), "words/min",
                "Words by the time from the first sound of speech to the last. US speakers usually talk at 125 to 150 (Lucas 2004).", heard),
            new(MeasureNames.ArticulationRate, "Pace without pauses", Round(words.ArticulationRate), "words/min", "Words by phonation time.", heard),
            new(MeasureNames.Fillers, "Fillers", words.Fillers, "fillers",
                "Sounds such as “um” and “uh” that the recogniser wrote down; most recognisers leave some out.", heard),
            new(MeasureNames.FillersPerMinute, "Fillers per minute", Round(words.FillersPerMinute), "fillers/min",
                "Fillers by the time from the first sound of speech to the last. Up to 5 did listeners no harm, 12 did (Laske 2024).", heard),
        ]);
        return table;
    }

    static double Round(double value, int digits = 2) => double.IsFinite(value) ? Math.Round(value, digits) : 0;
}
