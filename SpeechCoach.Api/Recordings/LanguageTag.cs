using System.Text.RegularExpressions;

namespace SpeechCoach.Api.Recordings;

/// <summary>Tells a BCP 47 tag by its form.</summary>
static partial class LanguageTag
{
    public const string Wanted = "The language is a BCP 47 tag such as en or de-AT.";

    public static bool Is(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}\z")]
    private static partial Regex Form();
}
