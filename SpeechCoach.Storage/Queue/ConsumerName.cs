namespace SpeechCoach.Storage;

/// <summary>The name under which this process reads streams: readable for an operator, and never that of another process.</summary>
public static class ConsumerName
{
    /// <summary>Machine, process and a random part, since process numbers come back.</summary>
    public static string Current { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Random.Shared.GetHexString(4, lowercase: true)}";
}
