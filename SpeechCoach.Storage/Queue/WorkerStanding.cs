namespace SpeechCoach.Storage;

/// <summary>What a worker is at.</summary>
/// <param name="Name">The worker's name: machine, process and a random part.</param>
/// <param name="Silent">How long ago it last looked for work or gave a sign of life.</param>
/// <param name="Holds">Recordings that it holds.</param>
/// <param name="Held">They themselves, as many as were looked at.</param>
public sealed record WorkerStanding(string Name, TimeSpan Silent, long Holds, IReadOnlyList<HeldRecording> Held);
