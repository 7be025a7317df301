using System.Data.Common;

namespace SpeechCoach.Storage;

/// <summary>The parsed connection string: a directory, or an endpoint with its keys. Never printed: it holds secrets.</summary>
sealed class ObjectStoreConnection
{
    const string Forms = "either Endpoint=http://host:port;AccessKey=...;SecretKey=... or Directory=/absolute/path";

    public string? Directory { get; private init; }

    /// <summary>Whether the directory is made where it is missing. Not so, it is away: a disk that is not mounted is not to be written beneath.</summary>
    public bool Create { get; private init; } = true;

    public Uri? Endpoint { get; private init; }
    public string AccessKey { get; private init; } = "";
    public string SecretKey { get; private init; } = "";

    /// <exception cref="FormatException">Says what is wrong without repeating the string.</exception>
    public static ObjectStoreConnection Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new FormatException($"it is missing; it is {Forms}");

        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // The exception's message quotes the string, so it is not passed on.
            throw new FormatException($"it cannot be parsed; it is {Forms}");
        }

        string? Part(string name) => parts.TryGetValue(name, out var value) && value is string { Length: > 0 } found ? found : null;

        if (Part("Directory") is { } directory)
            return Path.IsPathFullyQualified(directory) && Part("Endpoint") is null
                ? new()
                {
                    Directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)),
                    Create = bool.TryParse(Part("Create") ?? bool.TrueString, out var create) ? create : throw new FormatException("its Create is neither true nor false"),
                }
                : throw new FormatException("its Directory is not an absolute path, or stands beside an Endpoint");

        if (!Uri.TryCreate(Part("Endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new FormatException($"its Endpoint is not an http address; it is {Forms}");

        return new()
        {
            Endpoint = endpoint,
            AccessKey = Part("AccessKey") ?? throw new FormatException("its AccessKey is missing"),
            SecretKey = Part("SecretKey") ?? throw new FormatException("its SecretKey is missing"),
        };
    }
}
