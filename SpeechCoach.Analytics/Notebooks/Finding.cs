namespace SpeechCoach.Analytics;

/// <summary>What a notebook shows.</summary>
/// <param name="Title">The answer's name, in a line.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">A row has a value for each column: text stands left, numbers right.</param>
/// <param name="Chart">A picture of it, where there is one.</param>
public sealed record Finding(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, Chart? Chart = null);
