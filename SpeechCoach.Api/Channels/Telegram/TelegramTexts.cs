using System.Globalization;
using System.Text;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What the bot says.</summary>
static class TelegramTexts
{
    const int Longest = 4096;
    const int Megabyte = 1024 * 1024;

    static readonly string[] KeyNumbers = [MeasureNames.WordsPerMinute, MeasureNames.PausesPerMinute, MeasureNames.FillersPerMinute];

    public const string Hello =
        "Send me a voice message of half a minute to two minutes, about anything. I listen, measure, and tell you one thing you do well and what to try next.";

    public const string Received = "Got it. I am listening …";

    public const string GivenUp = "Something went wrong on our side. Your recording is kept, and you get your report when it is mended.";

    public static string TooLarge(long most) => string.Create(
        CultureInfo.InvariantCulture, $"This file is too large for me: Telegram hands me at most {most / Megabyte} MB. Send a shorter voice message.");

    public static string NotTaken(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.TooLarge => "This recording is too long for me. Send a shorter voice message.",
        IntakeOutcome.Broken or IntakeOutcome.TooSlow => "I could not fetch this message from Telegram. Please send it again.",
        IntakeOutcome.Empty => "There is nothing in this file. Send a voice message.",
        _ => "I cannot read this file as a recording. Send a voice message, or an audio file such as MP3 or M4A.",
    };

    public static string Of(Report report)
    {
        var text = new StringBuilder();
        if (report.Strength is { } strength) text.AppendLine(CultureInfo.InvariantCulture, $"👍 {Remark(strength)}").AppendLine();
        foreach (var action in report.Actions) text.AppendLine(CultureInfo.InvariantCulture, $"🎯 {Remark(action)}").AppendLine();
        foreach (var measure in report.Measures.Where(measure => KeyNumbers.Contains(measure.Name)))
            text.AppendLine(CultureInfo.InvariantCulture, $"{measure.Label}: {measure.Value:0.#} {measure.Unit}");
        foreach (var notice in report.Notices) text.AppendLine().AppendLine(notice);
        var whole = text.ToString().Trim();
        return whole.Length <= Longest ? whole : $"{whole[..(Longest - 1)]}…";
    }

    static string Remark(Advice advice) => advice.Evidence.Count == 0
        ? advice.Text
        : $"{advice.Text} Listen at {string.Join(", ", advice.Evidence.Select(span => Clock(span.Start)))}.";

    static string Clock(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
