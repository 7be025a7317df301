using System.Buffers;

namespace SpeechCoach.Storage;

/// <summary>Which keys and content types every store takes, so that none depends on what one of them happens to allow.</summary>
static class ObjectStoreRules
{
    const int MaximumKey = 900;
    const int MaximumSegment = 200;
    public const int MaximumContentType = 100;

    static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._=-");

    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > MaximumKey || !key.Split('/').All(IsSegment))
            throw new ArgumentException("This is no object key: segments of A-Z a-z 0-9 . _ = - joined by slashes.", nameof(key));
    }

    /// <summary>A prefix is the beginning of a key: whole segments, then perhaps a part of one.</summary>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var segments = prefix.Split('/');
        if (prefix.Length > MaximumKey || !segments[..^1].All(IsSegment) || segments[^1].AsSpan().ContainsAnyExcept(KeyCharacters))
            throw new ArgumentException("No object key begins like this.", nameof(prefix));
    }

    public static void CheckContentType(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        if (contentType.Length > MaximumContentType || contentType.AsSpan().ContainsAnyExceptInRange(' ', '~') || contentType.Trim() != contentType)
            throw new ArgumentException($"A content type is plain ASCII of at most {MaximumContentType} characters.", nameof(contentType));
    }

    static bool IsSegment(string segment) =>
        segment is { Length: > 0 and <= MaximumSegment } and not ("." or "..") && !segment.AsSpan().ContainsAnyExcept(KeyCharacters);
}
