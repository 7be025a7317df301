namespace SpeechCoach.Contracts;

/// <summary>Middle tones: each stands out from white and from black by 3 to 1 or more, text by more than 4 to 1.</summary>
static class PlotColours
{
    public const string Text = "#757a82";
    public const string Grid = "#80858d";
    public const string Wave = "#4f86d9";
    public const string Pitch = "#b062d6";
    public const string Filler = "#e5484d";
    public const string Strength = "#2f9461";
    public const string Action = "#c7740a";
}
