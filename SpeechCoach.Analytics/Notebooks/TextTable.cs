using System.Globalization;
using System.Text;

namespace SpeechCoach.Analytics;

/// <summary>Columns of text: numbers stand right, with at most two digits after the point.</summary>
static class TextTable
{
    public static string Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        List<List<string>> cells = [[.. columns], .. rows.Select(row => row.Select(Text).ToList())];
        var widths = columns.Select((_, column) => cells.Max(row => row[column].Length)).ToList();
        var right = columns.Select((_, column) => rows.Any(row => row[column] is not (null or string or DateOnly))).ToList();
        var output = new StringBuilder();
        foreach (var row in cells)
            output.AppendLine(string.Join("  ", row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        return output.ToString();
    }

    static string Text(object? value) => value switch
    {
        null => "-",
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
