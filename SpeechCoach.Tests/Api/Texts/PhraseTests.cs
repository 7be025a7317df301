using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Texts;

/// <summary>The files of texts, of which each is a language.</summary>
public sealed partial class PhraseTests
{
    static readonly string folder = Path.Combine(Repository.Folder("SpeechCoach.Api"), "Texts");
    static readonly Dictionary<string, string> english = Read("en");

    // What is worded elsewhere in English need not be worded again.
    static readonly string[] optional = ["advice.", "refusal.", "measure.", "define.", "part.", "unit."];

    public static TheoryData<string> Languages => [.. Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_texts_with_the_same_values(string language)
    {
        var texts = Read(language);
        Assert.Equal(Required(english), Required(texts));
        Assert.All(texts.Where(text => english.ContainsKey(text.Key)), text => Assert.Equal(Places(english[text.Key]), Places(text.Value)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_fits_into_a_message_and_every_label_onto_a_button(string language)
    {
        foreach (var (key, text) in Read(language))
            Assert.True((text.Length > 0 || key.StartsWith("unit.", StringComparison.Ordinal)) && text.Length <= (key.StartsWith("button.", StringComparison.Ordinal) && key != "button.stale" ? 32 : 1500), $"{key}: {text.Length} characters");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Markup_is_closed_and_nothing_else_looks_like_it(string language)
    {
        foreach (var (key, text) in Read(language))
        {
            Assert.True(Tag().Replace(text, "").IndexOfAny(['<', '>']) < 0, $"{key} holds a bare < or >");
            foreach (var tag in (string[])["b", "i", "u", "s", "code"])
                Assert.True(text.Split($"<{tag}>").Length == text.Split($"</{tag}>").Length, $"{key}: <{tag}> is not closed");
        }
    }

    [Fact]
    public void Every_text_that_the_service_asks_for_is_there()
    {
        var asked = Directory.EnumerateFiles(Repository.Folder("SpeechCoach.Api"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value + match.Groups[2].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, key => Assert.True(english.ContainsKey(key) || english.ContainsKey($"{key}.other"), key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_measure_has_a_name_and_a_definition_in_every_language(string language)
    {
        var names = typeof(MeasureNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(names);
        // In English the report says them itself.
        if (language == "en") return;
        var texts = Read(language);
        Assert.All(names, name => Assert.True(texts.ContainsKey($"measure.{name}") && texts.ContainsKey($"define.{name}"), name));
    }

    static IEnumerable<string> Required(Dictionary<string, string> texts) =>
        texts.Keys.Where(key => !optional.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    // The bot's texts, and those of the pages beneath them.
    static Dictionary<string, string> Read(string language) => Directory.GetFiles(folder, $"{language}.json", SearchOption.AllDirectories)
        .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
        .ToDictionary();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("</?(b|i|u|s|code)>")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?:[Tt]exts|\bT)(?:\.Say\(|\.Plain\(|\.Count\(|\[)"([a-z0-9.-]+)"|\bt\('([a-z0-9.-]+)'""")]
    private static partial Regex Asked();
}
