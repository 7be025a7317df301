namespace SpeechCoach.Storage;

/// <summary>What the store knows about an object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ContentType">The content type it was stored with; empty in a listing, because S3 does not list it.</param>
/// <param name="ModifiedAt">When it was stored, by the clock of the store.</param>
public sealed record ObjectInfo(string Key, long Bytes, string ContentType, DateTimeOffset ModifiedAt);
