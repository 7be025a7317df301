using System.Reflection;
using System.Text.Json;

namespace SpeechCoach.Api.Texts;

/// <summary>The languages in which the coach writes: one for every name of a file here and beneath, which is all it takes to add one.</summary>
sealed class PhraseBook
{
    const string Default = "en";
    const string Prefix = "Texts.";
    const string Suffix = ".json";

    readonly Dictionary<string, Phrases> languages;

    public PhraseBook()
    {
        var assembly = Assembly.GetExecutingAssembly();
        languages = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .GroupBy(name => name[Prefix.Length..^Suffix.Length].Split('/')[^1])
            .Select(files => new Phrases(files.Key, files.SelectMany(name => Read(assembly, name)).ToDictionary()))
            .OrderBy(phrases => phrases.Language, StringComparer.Ordinal)
            .ToDictionary(phrases => phrases.Language);
    }

    /// <summary>All of them, in the order of their codes.</summary>
    public IReadOnlyCollection<Phrases> All => languages.Values;

    /// <summary>The language of a BCP 47 tag, or English where there is none of it.</summary>
    public Phrases For(string? tag) => Find(tag) ?? languages[Default];

    /// <summary>The language of a BCP 47 tag; null where there is none of it.</summary>
    public Phrases? Find(string? tag) => tag is null ? null : languages.GetValueOrDefault(tag.Split('-', '_')[0].ToLowerInvariant());

    /// <summary>The language that a browser asks for most, of those that there are.</summary>
    public Phrases Wanted(HttpRequest request) => For(request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value)
        .FirstOrDefault(tag => Find(tag) is not null));

    static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, ApiJson.Default.DictionaryStringString)!;
    }
}
