using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SpeechCoach.Api.Recordings;

/// <summary>The header <c>Prefer</c> of RFC 7240, as far as it asks for an answer within some seconds.</summary>
static class PreferHeader
{
    public const string Name = "Prefer";
    public const string AppliedName = "Preference-Applied";

    /// <summary>The seconds of <c>wait=N</c>; null where it is not asked for or not understood, which the RFC says to ignore.</summary>
    public static int? Wait(StringValues values) => values
        .SelectMany(value => (value ?? "").Split(','))
        .Select(preference => preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(parts => parts is [var name, _] && name.Equals("wait", StringComparison.OrdinalIgnoreCase))
        .Select(parts => int.TryParse(parts[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : (int?)null)
        .FirstOrDefault();
}
