namespace SpeechCoach.Api.Recordings;

/// <summary>Ends the copying of an upload that has passed the cap.</summary>
sealed class UploadTooLargeException() : Exception("The upload is larger than the cap.");
