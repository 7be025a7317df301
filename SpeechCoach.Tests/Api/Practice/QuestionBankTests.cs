using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Texts;

namespace SpeechCoach.Tests.Api.Practice;

public sealed class QuestionBankTests
{
    readonly QuestionBank bank = new();

    List<Question> Questions => [.. bank.Scenarios.SelectMany(scenario => scenario.Questions)];

    [Fact]
    public void There_are_at_least_150_questions_each_with_a_level_and_a_tag()
    {
        Assert.True(Questions.Count >= 150, $"{Questions.Count} questions");
        Assert.All(Questions, question => Assert.Contains(question.Level, (string[])["A2", "B1", "B2", "C1"]));
        Assert.All(Questions, question => Assert.NotEmpty(question.Tags));
    }

    [Fact]
    public void No_question_is_there_twice_in_any_language()
    {
        Assert.Equal(Questions.Count, Questions.Select(question => question.Id).Distinct().Count());
        foreach (var language in new PhraseBook().All)
            Assert.Equal(Questions.Count, Questions.Select(question => question.In(language.Language)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_question_is_worded_in_every_language_of_the_bot_and_ends_like_a_sentence()
    {
        foreach (var language in new PhraseBook().All)
            Assert.All(Questions, question =>
            {
                var text = question.Text[language.Language];
                Assert.InRange(text.Length, 10, 200);
                Assert.Contains(text[^1], ".?!");
            });
    }

    [Fact]
    public void Every_scenario_has_a_name_in_every_language_and_fits_into_a_button()
    {
        foreach (var language in new PhraseBook().All)
            Assert.All(bank.Scenarios, scenario => Assert.InRange(language[$"scenario.{scenario.Id}"].Length, 3, 32));
        Assert.All(bank.Scenarios, scenario => Assert.InRange(scenario.Id.Length, 1, 16));
    }

    [Fact]
    public void The_classic_exam_gives_15_s_to_prepare_and_45_s_to_answer() =>
        Assert.Equal((15, 45), (bank.FindScenario("exam")!.PreparationSeconds, bank.FindScenario("exam")!.AnswerSeconds));

    [Fact]
    public void Interviews_are_sets_of_four_with_45_s_each()
    {
        var interview = bank.FindScenario("interview")!;
        Assert.Equal(45, interview.AnswerSeconds);
        Assert.All(interview.Choices, set => Assert.Equal(4, set.Count));
        Assert.True(interview.Choices.Count >= 5, $"{interview.Choices.Count} sets");
    }
}
