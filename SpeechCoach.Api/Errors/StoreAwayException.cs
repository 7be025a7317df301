namespace SpeechCoach.Api.Errors;

/// <summary>The object store cannot be reached or written to.</summary>
sealed class StoreAwayException(Exception inner) : Exception("The object store is away.", inner);
