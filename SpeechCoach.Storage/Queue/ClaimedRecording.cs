using System.Diagnostics;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>A recording that this consumer holds.</summary>
/// <param name="Entry">The id of the stream's entry.</param>
/// <param name="Consumer">The consumer that holds it.</param>
/// <param name="Attempt">The number of this attempt, from 1: the fence against a consumer that slept past its claim.</param>
/// <param name="Task">The recording.</param>
/// <param name="Parent">The trace that the recording came in with.</param>
public sealed record ClaimedRecording(string Entry, string Consumer, int Attempt, RecordingTask Task, ActivityContext Parent);
