using System.Globalization;
using System.Text;

namespace SpeechCoach.TelegramEmulator;

/// <summary>
/// Telegram's HTML: a handful of tags, and an error for anything else. Errors give the place in bytes of UTF-8, in the
/// real server's words.
/// </summary>
sealed class HtmlReader
{
    static readonly HashSet<string> tags =
    [
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote",
    ];

    readonly string html;
    readonly StringBuilder text = new();
    readonly List<Entity> entities = [];
    readonly Stack<(string Tag, string Argument, int Start)> open = [];
    int at;

    HtmlReader(string html) => this.html = html;

    public static FormattedText Read(string html) => new HtmlReader(html).Read();

    FormattedText Read()
    {
        while (at < html.Length)
        {
            if (html[at] == '&' && HtmlCharacters.Read(html, ref at) is { } character) text.Append(character);
            else if (html[at] != '<') text.Append(html[at++]);
            else if (Next(1) == '/') ReadEnd();
            else ReadStart();
        }

        if (open.TryPeek(out var left)) throw Wrong($"can't find end tag corresponding to start tag \"{left.Tag}\"");
        return new FormattedText(text.ToString(), [.. entities.Select(entity => entity.Type == "code" ? entity with { Language = null } : entity)]);
    }

    void ReadStart()
    {
        var begin = at++;
        var tag = TakeUntil(c => char.IsWhiteSpace(c) || c == '>').ToLowerInvariant();
        if (at == html.Length) throw Wrong("unclosed start tag", begin);
        if (!tags.Contains(tag)) throw Wrong($"unsupported start tag \"{tag}\"", begin);

        var argument = "";
        while (SkipSpace() != '>')
        {
            var (name, value) = ReadAttribute(tag, begin);
            argument = (tag, name) switch
            {
                ("a", "href") or ("tg-emoji", "emoji-id") => value,
                ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
                ("span", "class") when value == "tg-spoiler" => value,
                ("blockquote", "expandable") => name,
                _ => argument,
            };
        }
        at++;
        if (tag == "span" && argument.Length == 0) throw Wrong("tag \"span\" must have class \"tg-spoiler\"", begin);
        open.Push((tag, argument, text.Length));
    }

    (string Name, string Value) ReadAttribute(string tag, int begin)
    {
        var name = TakeUntil(c => char.IsWhiteSpace(c) || c is '=' or '>' or '/' or '"' or '\'').ToLowerInvariant();
        if (name.Length == 0) throw Wrong($"empty attribute name in the tag \"{tag}\"", begin);
        if (SkipSpace() != '=') return at < html.Length ? (name, "") : throw Wrong($"unclosed start tag \"{tag}\"", begin);
        at++;
        var quote = SkipSpace();
        if (quote is not ('"' or '\'')) return (name, TakeUntil(c => char.IsWhiteSpace(c) || c == '>'));

        at++;
        var value = new StringBuilder();
        while (at < html.Length && html[at] != quote)
        {
            if (html[at] == '&' && HtmlCharacters.Read(html, ref at) is { } character) value.Append(character);
            else value.Append(html[at++]);
        }
        if (at == html.Length) throw Wrong("unclosed start tag", begin);
        at++;
        return (name, value.ToString());
    }

    void ReadEnd()
    {
        var begin = at;
        if (!open.TryPop(out var start)) throw Wrong("unexpected end tag", begin);
        at += 2;
        var tag = TakeUntil(c => char.IsWhiteSpace(c) || c == '>').ToLowerInvariant();
        if (SkipSpace() != '>') throw Wrong("unclosed end tag", begin);
        at++;
        if (tag.Length > 0 && tag != start.Tag)
            throw Wrong($"unmatched end tag at byte offset {Bytes(begin)}, expected \"</{start.Tag}>\", found \"</{tag}>\"");
        if (text.Length > start.Start) Add(start.Tag, start.Argument, new Entity("", start.Start, text.Length - start.Start));
    }

    void Add(string tag, string argument, Entity place)
    {
        // Code in a preformatted block, or the other way about, is one entity with a language.
        if (tag is "pre" or "code" && entities.LastOrDefault() is { } inner && (inner.Offset, inner.Length) == (place.Offset, place.Length)
            && inner.Type is "pre" or "code" && inner.Type != tag)
        {
            var language = tag == "code" ? argument : inner.Language;
            if (language is { Length: > 0 })
            {
                entities[^1] = place with { Type = "pre", Language = language };
                return;
            }
        }

        var entity = tag switch
        {
            "b" or "strong" => place with { Type = "bold" },
            "i" or "em" => place with { Type = "italic" },
            "s" or "strike" or "del" => place with { Type = "strikethrough" },
            "u" or "ins" => place with { Type = "underline" },
            "tg-spoiler" or "span" => place with { Type = "spoiler" },
            "tg-emoji" => place with { Type = "custom_emoji", Rest = new() { ["custom_emoji_id"] = argument } },
            "a" => Link(argument.Length > 0 ? argument : text.ToString(place.Offset, place.Length), place),
            "pre" => place with { Type = "pre" },
            "code" => place with { Type = "code", Language = argument.Length > 0 ? argument : null },
            _ => place with { Type = argument.Length > 0 ? "expandable_blockquote" : "blockquote" },
        };
        if (entity is not null) entities.Add(entity);
    }

    /// <summary>A link; what is no address is no link, and no error either.</summary>
    static Entity? Link(string address, Entity place) =>
        Uri.TryCreate(address.Contains(':', StringComparison.Ordinal) ? address : $"http://{address}", UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "tg" or "mailto" or "tel"
            ? place with { Type = "text_link", Url = uri.ToString() }
            : null;

    char SkipSpace()
    {
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        return at < html.Length ? html[at] : '\0';
    }

    char Next(int ahead) => at + ahead < html.Length ? html[at + ahead] : '\0';

    string TakeUntil(Func<char, bool> end)
    {
        var from = at;
        while (at < html.Length && !end(html[at])) at++;
        return html[from..at];
    }

    int Bytes(int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index));

    BotApiException Wrong(string what, int begin) => Wrong(string.Create(CultureInfo.InvariantCulture, $"{what} at byte offset {Bytes(begin)}"));

    static BotApiException Wrong(string what) => BotApiException.BadRequest($"can't parse entities: {char.ToUpperInvariant(what[0])}{what[1..]}");
}
