namespace SpeechCoach.Speech;

/// <summary>Remarks on the recording itself: a microphone is nobody's fault.</summary>
static class RecordingRules
{
    const double BeforeAll = 1000;
    const double AfterAll = 1;

    public static IEnumerable<Observation> Actions(Performance speech, CoachingOptions options)
    {
        var sound = speech.Sound;
        if (sound.ClippedShare >= options.Clipped)
            yield return Poor("move-back", "The recording is cut off at its loudest. Hold the microphone a little further away, or lower its level.", sound);
        else if (sound.Activity.SpeechLevel < options.Quiet)
            yield return Poor("come-closer", "The recording is very quiet. Come closer to the microphone, so that your voice carries the detail we listen for.", sound);
        else if (sound.Activity.SignalToNoise < options.Noisy)
            yield return Poor("quieter-place", "The room is nearly as loud as your voice. A quieter place will make the next report more exact.", sound);
        else if (sound.Reverberation >= options.Echoing)
            yield return Poor("less-echo", "The room rings long after you, as it does far from the microphone. Come closer to it, or choose a room with soft things in it.", sound);
    }

    public static IEnumerable<Observation> Strengths(Performance speech, CoachingOptions options)
    {
        var sound = speech.Sound;
        if (sound.Activity.SignalToNoise >= 2 * options.Noisy && sound.ClippedShare < options.Clipped)
            yield return new(new("clean-sound", Say.Text($"A clean recording: your voice stands {sound.Activity.SignalToNoise:0} dB above the room."), Say.LongestRun(sound.Activity)), Topic.Recording, AfterAll);
    }

    /// <summary>What can be said of everybody who spoke.</summary>
    public static Remark Began(Performance speech) => new(
        "spoke-up",
        Say.Text($"You spoke for {Math.Round(speech.Sound.Activity.Speaking.Length, speech.Sound.Activity.Speaking.Length < 1 ? 1 : 0)} s and left something to work with."),
        Say.LongestRun(speech.Sound.Activity));

    static Observation Poor(string code, string text, SoundMeasures sound) => new(new(code, text, Say.LongestRun(sound.Activity)), Topic.Recording, BeforeAll);
}
