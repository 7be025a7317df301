namespace SpeechCoach.Api.Operations;

/// <summary>Where a dataflow stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Made">The generation of its state that is being made; each reset begins another one.</param>
/// <param name="Shown">The generation that readers see.</param>
/// <param name="IsReady">Whether they are the same.</param>
sealed record DataflowView(string Name, long Made, long Shown, bool IsReady)
{
    public static DataflowView Of(string name, (long Made, long Shown) generations) =>
        new(name, generations.Made, generations.Shown, generations.Made == generations.Shown);
}
