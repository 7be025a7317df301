using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Writes every number down with its unit, what it means and how far to trust it.</summary>
static class MeasureTable
{
    const double Unsaid = 0.7; // an engine that gives no confidence; a heuristic
    const double EnoughVoice = 0.5;

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
            new(MeasureNames.Syllables, "Syllables", sound.Syllables, "syllables",
                "Voiced peaks of the intensity, 2 dB above the dip that follows (De Jong & Wempe 2009); some unstressed ones are missed.", sure),
            new(MeasureNames.SyllableRate, "Speech rate", Round(sound.SpeechRate), "syllables/s",
                "Syllables by the time from the first sound of speech to the last (De Jong & Wempe 2009).", sure),
            new(MeasureNames.SyllableArticulationRate, "Articulation rate", Round(sound.ArticulationRate), "syllables/s",
                "Syllables by phonation time (De Jong & Wempe 2009). About 5 is usual in spontaneous US English; this count finds somewhat fewer.", sure),
            new(MeasureNames.MeanLengthOfRun, "Mean length of run", Round(sound.MeanLengthOfRun), "syllables",
                "Syllables from pause to pause (Kormos & Dénes 2004).", sure),
            new(MeasureNames.MedianPause, "Median pause", Round(sound.MedianPause), "s",
                "Median length of the pauses, which are log-normal (Campione & Véronis 2002); 0 without any.", sure),
            new(MeasureNames.PhraseEndDecay, "Fading at phrase ends", Round(sound.PhraseEndDecay), "dB",
                "Level of the last third of a second of each run of 1.5 s or more, less the level before; negative where phrases fade. A heuristic: compare with yourself.", sure),
            new(MeasureNames.Loudness, "Loudness", Round(activity.SpeechLevel), "dBFS",
                "Mean level of the stretches of speech, above 70 Hz, relative to full scale (RMS 1). It depends on the microphone: compare with yourself.", sure),
            new(MeasureNames.LoudnessVariation, "Loudness variation", Round(activity.LevelVariation), "dB",
                "Standard deviation of the level (30 ms frames) while the voice sounds. No validated norm is known: compare with yourself.", sure),
            new(MeasureNames.NoiseFloor, "Noise", Round(activity.NoiseLevel), "dBFS", "Mean level outside the stretches of speech, without digital silence; where there is little outside, what the quietest moments have.", sure),
            new(MeasureNames.SignalToNoise, "Voice above noise", Round(activity.SignalToNoise), "dB", "Loudness less noise, 0 to 90.", 1),
            new(MeasureNames.Reverberation, "Echo of the room", Round(sound.Reverberation), "s",
                "Time in which the sound falls by 60 dB after phrases, after Ratnam et al. (2003); 0 where too few end clearly. A heuristic: from 0.8 s on you are far from the microphone or the room is bare.", sure),
            new(MeasureNames.Clipping, "Cut off at full scale", Round(100 * sound.ClippedShare, 4), "%",
                "Share of samples in runs of three or more at 0.99 of full scale or above.", 1),
        ];
        if (sound.Pitch.VoicedTime >= EnoughVoice)
            table.AddRange(Pitch(sound.Pitch, sure));
        if (words is null)
            return table;

        var heard = sure * (wordConfidence ?? Unsaid);
        table.AddRange(
        [
            new(MeasureNames.Words, "Words", words.Words, "words", "Words that were recognised, fillers left out.", heard),
            new(MeasureNames.WordsPerMinute, "Pace", Round(words.WordsPerMinute), "words/min",
                "Words by the time from the first sound of speech to the last. US speakers usually talk at 125 to 150 (Lucas 2004).", heard),
            new(MeasureNames.ArticulationRate, "Pace without pauses", Round(words.ArticulationRate), "words/min", "Words by phonation time.", heard),
        ]);
        if (measurement.Language is { } language)
            table.AddRange(LanguageRows.Of(language, heard).OfType<Measure>());
        return table;
    }

    static IEnumerable<Measure> Pitch(PitchMeasures pitch, double sure) =>
    [
        new(MeasureNames.PitchMedian, "Pitch", Round(pitch.MedianHertz, 1), "Hz", "Median F0 of the voiced frames within speech, by autocorrelation (Boersma 1993) in two passes (De Looze & Hirst 2008).", sure),
        new(MeasureNames.PitchVariation, "Pitch variation", Round(pitch.DeviationSemitones), "semitones",
            "Standard deviation of F0 in semitones. It grows with liveliness (Traunmüller & Eriksson 1995); most speakers lie between 1.8 and 3.7 (derived from Hincks 2004).", sure),
        new(MeasureNames.PitchLow, "Low end of the pitch", Round(pitch.LowSemitones), "semitones", "Tenth percentile of F0, from the median.", sure),
        new(MeasureNames.PitchHigh, "High end of the pitch", Round(pitch.HighSemitones), "semitones", "Ninetieth percentile of F0, from the median.", sure),
        new(MeasureNames.PitchRange, "Pitch range", Round(pitch.RangeSemitones), "semitones", "From the tenth to the ninetieth percentile of F0.", sure),
        new(MeasureNames.MonotoneTime, "Monotone stretches", Round(pitch.Monotone.Sum(stretch => stretch.Length)), "s",
            "Stretches of 8 s or more whose pitch varies by less than 1.2 semitones (a heuristic).", sure),
    ];

    public static double Round(double value, int digits = 2) => double.IsFinite(value) ? Math.Round(value, digits) : 0;
}
