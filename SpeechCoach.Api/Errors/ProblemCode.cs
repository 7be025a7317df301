namespace SpeechCoach.Api.Errors;

/// <summary>A name for what went wrong, beside its English words: pages have their own words for it, as <c>page.error.</c> and this name.</summary>
static class ProblemCode
{
    const string Name = "code";

    public static Dictionary<string, object?> Of(string code) => new() { [Name] = code };
}
