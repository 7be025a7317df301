using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Numbers as a learner reads them, with the names of his language where it has some.</summary>
static class MeasureText
{
    /// <summary>The measure's name.</summary>
    public static string Label(string name, string label, Phrases texts) => texts.Has($"measure.{name}") ? texts[$"measure.{name}"] : Phrases.Escape(label);

    /// <summary>The value with its unit.</summary>
    public static string Value(double value, string unit, Phrases texts)
    {
        var number = value.ToString(Math.Abs(value) >= 100 ? "0" : "0.#", texts.Culture).Replace('-', '−');
        var said = texts.Has($"unit.{unit}") ? texts[$"unit.{unit}"] : Phrases.Escape(unit);
        return said.Length == 0 ? number : $"{number} {said}";
    }

    public static string Value(Measure measure, Phrases texts) => Value(measure.Value, measure.Unit, texts);

    /// <summary>A time in the recording, as a player shows it.</summary>
    public static string Clock(double seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
