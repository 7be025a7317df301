namespace SpeechCoach.Speech;

/// <summary>What the sound alone says, whether or not anyone could recognise the words.</summary>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Activity">Where somebody speaks.</param>
/// <param name="ClippedShare">Share of the samples at full scale, 0 to 1.</param>
public sealed record SoundMeasures(double Duration, VoiceActivity Activity, double ClippedShare)
{
    /// <summary>Number of syllable nuclei within speech (De Jong &amp; Wempe 2009); a few unstressed syllables are missed.</summary>
    public int Syllables { get; init; }

    /// <summary>Time of each of them in seconds, in order; none where only their number is known.</summary>
    public IReadOnlyList<double> Nuclei { get; init; } = [];

    /// <summary>How the voice moves.</summary>
    public PitchMeasures Pitch { get; init; } = new();

    /// <summary>
    /// Mean over the runs of 1.5 s or more of the level in their last third of a second less the level before, dB; negative where phrases
    /// fade, 0 without such runs. No validated norm is known: compare with yourself.
    /// </summary>
    public double PhraseEndDecay { get; init; }

    /// <summary>
    /// Seconds in which the room lets a sound fall by 60 dB, told from the ends of phrases; 0 where too few end clearly. Close to a
    /// microphone 0.1 to 0.4; from 0.8 on the speaker is far from it or the room is bare. A heuristic.
    /// </summary>
    public double Reverberation { get; init; }

    /// <summary>Phonation time by speaking time, 0 to 1; 0 where nobody speaks.</summary>
    public double PhonationRatio => Activity.HasSpeech ? Activity.PhonationTime / Activity.Speaking.Length : 0;

    /// <summary>Syllables per second of speaking time, pauses included (De Jong &amp; Wempe 2009).</summary>
    public double SpeechRate => Activity.HasSpeech ? Syllables / Activity.Speaking.Length : 0;

    /// <summary>Syllables per second of phonation time, pauses left out (De Jong &amp; Wempe 2009).</summary>
    public double ArticulationRate => Activity.HasSpeech ? Syllables / Activity.PhonationTime : 0;

    /// <summary>Mean number of syllables from pause to pause (Kormos &amp; Dénes 2004).</summary>
    public double MeanLengthOfRun => Activity.HasSpeech ? (double)Syllables / Activity.Runs.Count : 0;

    /// <summary>Silent pauses per minute of speaking time.</summary>
    public double PausesPerMinute => Rate.PerMinute(Activity.Pauses.Count, Activity.Speaking.Length);

    /// <summary>Mean length of a pause in seconds, 0 without any.</summary>
    public double MeanPause => Activity.Pauses.Count == 0 ? 0 : Activity.Pauses.Average(pause => pause.Length);

    /// <summary>Median length of the pauses in seconds, 0 without any. Pauses are log-normal, so this is the better middle (Campione &amp; Véronis 2002).</summary>
    public double MedianPause => Quantile.Of([.. Activity.Pauses.Select(pause => (float)pause.Length).Order()], 0.5);

    /// <summary>Length of the longest pause in seconds, 0 without any.</summary>
    public double LongestPause => Activity.Pauses.Count == 0 ? 0 : Activity.Pauses.Max(pause => pause.Length);

    /// <summary>How far to trust measures of the sound, 0 to 1: nothing at 3 dB above the noise, all from 20 dB on. A heuristic.</summary>
    public double Confidence => Math.Clamp((Activity.SignalToNoise - 3) / 17, 0, 1);

    /// <summary>Reads the measures off an analysis.</summary>
    public static SoundMeasures Of(SoundAnalysis analysis) => new(analysis.Duration, analysis.Activity, analysis.ClippedShare)
    {
        Syllables = analysis.Nuclei.Count,
        Nuclei = analysis.Nuclei,
        Pitch = PitchMeasures.Measure(analysis.Pitch, analysis.Activity.Runs),
        Reverberation = Speech.Reverberation.Time(analysis.Levels, analysis.Activity),
        PhraseEndDecay = PhraseEnds.Decay(analysis.Levels, analysis.Activity.Runs),
    };
}
