using System.Globalization;
using System.Text;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>A report as one table (RFC 4180): a row for every measure, word, pause and mark.</summary>
static class ReportCsv
{
    public static byte[] Write(Report report)
    {
        var table = new StringBuilder();
        Row(table, "kind", "name", "value", "unit", "start_s", "end_s", "confidence");
        foreach (var measure in report.Measures) Row(table, "measure", measure.Name, N(measure.Value), measure.Unit, "", "", N(measure.Confidence));
        foreach (var word in report.Words) Row(table, word.IsFiller ? "filler" : "word", word.Text, "", "", N(word.Start), N(word.End), N(word.Confidence));
        foreach (var pause in report.Pauses) Row(table, "pause", "", N(pause.End - pause.Start), "s", N(pause.Start), N(pause.End), "");
        foreach (var mark in report.Marks) Row(table, mark.Kind, "", "", "", N(mark.Start), N(mark.End), "");
        return Encoding.UTF8.GetBytes(table.ToString());
    }

    static void Row(StringBuilder table, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++) table.Append(i == 0 ? "" : ",").Append(Field(fields[i]));
        table.Append("\r\n");
    }

    static string Field(string text)
    {
        // A spreadsheet would take these for the beginning of a formula.
        if (text is ['=' or '+' or '@' or '\t', ..] or ['-', not (>= '0' and <= '9'), ..]) text = $"'{text}";
        return text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static string N(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
