using System.Globalization;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>Times within a recording.</summary>
static class Times
{
    /// <summary>As people read them: 1:05, and with tenths under a minute and where asked for.</summary>
    public static string Clock(double seconds, bool tenths = true)
    {
        var rounded = Math.Round(Math.Max(0, seconds), tenths ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)(rounded / 60)}:{(rounded % 60).ToString(tenths ? "00.0" : "00", CultureInfo.InvariantCulture)}");
    }

    /// <summary>As scripts read them, in seconds.</summary>
    public static string Plain(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>As a share of the whole, for the width of a picture that is not known here.</summary>
    public static string Share(double seconds, double whole) => whole > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(100 * seconds / whole, 0, 100):0.###}%")
        : "0%";
}
