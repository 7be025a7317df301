namespace SpeechCoach.Api.Practice;

static class PracticeExtensions
{
    /// <summary>The question bank, and what chooses from it.</summary>
    public static IHostApplicationBuilder AddPractice(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuestionBank>();
        builder.Services.AddSingleton<QuestionPicker>();
        builder.Services.AddSingleton<AskedQuestions>();
        return builder;
    }
}
