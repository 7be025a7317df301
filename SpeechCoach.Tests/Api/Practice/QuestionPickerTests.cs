using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Api.Practice;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Practice;

public sealed class QuestionPickerTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync();
        Learner = (await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct)).Learner;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    AccountStore Accounts => world.Api.Services.GetRequiredService<AccountStore>();

    QuestionPicker Picker => world.Api.Services.GetRequiredService<QuestionPicker>();

    QuestionBank Bank => world.Api.Services.GetRequiredService<QuestionBank>();

    LearnerId Learner { get; set; }

    [Theory]
    [InlineData("exam")]
    [InlineData("interview")]
    public async Task No_question_comes_again_before_all_of_the_scenario_were_asked_and_then_they_begin_anew(string id)
    {
        var scenario = Bank.FindScenario(id)!;
        List<string> asked = [];
        for (var i = 0; i < scenario.Choices.Count; i++) asked.AddRange(await PickAsync(scenario, $"first:{i}"));

        Assert.Equal(scenario.Questions.Select(question => question.Id).Order(), asked.Order());

        var again = await PickAsync(scenario, "again");
        Assert.Subset(asked.ToHashSet(), again.ToHashSet());
        Assert.DoesNotContain(again[0], asked.TakeLast(again.Count));
    }

    [Fact]
    public async Task What_was_chosen_for_a_key_is_chosen_for_it_again()
    {
        var scenario = Bank.FindScenario("job")!;
        var first = await PickAsync(scenario, "telegram:7");
        for (var i = 0; i < 5; i++) Assert.Equal(first, await PickAsync(scenario, "telegram:7"));
        Assert.NotEqual(first, await PickAsync(scenario, "telegram:8"));
    }

    [Fact]
    public async Task A_learner_who_chose_a_level_gets_its_questions()
    {
        await Accounts.UpdateAsync(Learner, account => account with { Level = "C1" }, ApiWorld.Ct);
        var scenario = Bank.FindScenario("meetings")!;
        for (var i = 0; i < 5; i++)
            Assert.All(await PickAsync(scenario, $"{i}"), question => Assert.Equal("C1", Bank.Find(question)!.Value.Question.Level));
    }

    async Task<List<string>> PickAsync(Scenario scenario, string key) =>
        [.. (await Picker.PickAsync(Learner, scenario, key, ApiWorld.Ct)).Select(question => question.Id)];
}
