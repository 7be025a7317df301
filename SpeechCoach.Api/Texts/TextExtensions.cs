namespace SpeechCoach.Api.Texts;

static class TextExtensions
{
    /// <summary>The languages in which the coach writes.</summary>
    public static IHostApplicationBuilder AddTexts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PhraseBook>();
        return builder;
    }
}
