using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>What a worker is at.</summary>
/// <param name="Name">The worker's name: machine, process and a random part.</param>
/// <param name="Silent">How long ago it last looked for work or gave a sign of life.</param>
/// <param name="Holds">Recordings that it holds.</param>
/// <param name="Held">They themselves, as many as were looked at.</param>
public sealed record WorkerStanding(string Name, TimeSpan Silent, long Holds, IReadOnlyList<HeldRecording> Held);

/// <summary>A recording that a worker holds.</summary>
/// <param name="Recording">The recording; null where its task cannot be read.</param>
/// <param name="Stage">What is being done with it; null before the first stage.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Silent">How long ago its worker last said that it goes on.</param>
public sealed record HeldRecording(RecordingId? Recording, Stage? Stage, int Attempt, TimeSpan Silent);

/// <summary>How far a group is with a stream.</summary>
/// <param name="Name">The group.</param>
/// <param name="Unread">Entries that it has not read yet; null where Redis cannot tell.</param>
/// <param name="Unfinished">Entries that it has read and not acknowledged.</param>
public sealed record GroupStanding(string Name, long? Unread, long Unfinished);
