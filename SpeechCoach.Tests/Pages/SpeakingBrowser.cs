using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Pages;

/// <summary>A browser whose microphone hears a real voice: eleven seconds of a speech, over and over.</summary>
public sealed class SpeakingBrowser : Browser
{
    protected override string? Microphone => Recordings.Path("clips/jfk.wav");
}
