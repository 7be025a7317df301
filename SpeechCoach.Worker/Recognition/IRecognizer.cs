namespace SpeechCoach.Worker;

/// <summary>A way from sound to words. Every one crosses to another process, a native library or a server, and may fail there.</summary>
public interface IRecognizer
{
    /// <summary>Its name in configuration and reports.</summary>
    string Name { get; }

    /// <summary>What this machine lacks that it cannot do without, or null.</summary>
    string? Missing => null;

    /// <summary>Why it cannot serve this recording, or null where it can: not installed, not configured, not its language.</summary>
    string? Unfit(RecognitionRequest request);

    /// <summary>Recognises. Anything thrown means that the next engine is asked; no message of it holds words of the recording.</summary>
    Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken);
}
