using System.Globalization;
using System.Text.RegularExpressions;

namespace SpeechCoach.Api.Texts;

/// <summary>Everything that a learner reads in a conversation, in one language: HTML with bold and italics, values escaped.</summary>
sealed partial class Phrases(string language, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>The language, an ISO 639 code.</summary>
    public string Language => language;

    /// <summary>How the language writes numbers and dates.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);

    /// <summary>A text without values.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such text.</exception>
    public string this[string key] => texts[key];

    /// <summary>Whether the language has this text: what is worded elsewhere may have a wording here.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A text with its values filled in. One that is a <see cref="Markup"/> stands as it is, any other is escaped.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = texts[key];
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", Value(value), StringComparison.Ordinal);
        return text;
    }

    /// <summary>A text with its values filled in, as plain text: nothing is escaped, and whoever shows it as HTML must do so.</summary>
    public string Plain(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = texts[key];
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value is IFormattable formattable ? formattable.ToString(null, Culture) : value?.ToString(), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The wording for one thing, or that for any other number of them; the number is its value <c>count</c>.</summary>
    public string Count(string key, int count) => Say(count == 1 ? $"{key}.one" : $"{key}.other", ("count", count));

    /// <summary>A number as the language writes it.</summary>
    public string Number(double value, int digits) => value.ToString($"F{digits}", Culture);

    /// <summary>The texts of these keys, and of all that begin with those of them that end in a full stop.</summary>
    public Dictionary<string, string> Some(IEnumerable<string> keys) => keys
        .SelectMany(key => key.EndsWith('.') ? texts.Keys.Where(text => text.StartsWith(key, StringComparison.Ordinal)) : [key])
        .Distinct()
        .ToDictionary(key => key, key => texts[key]);

    /// <summary>Text as HTML that shows it, whatever it holds.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The names of the values that a text has places for.</summary>
    public static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value);

    string Value(object? value) => value switch
    {
        Markup markup => markup.Html,
        IFormattable formattable => formattable.ToString(null, Culture),
        _ => Escape(value?.ToString() ?? ""),
    };

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();
}
