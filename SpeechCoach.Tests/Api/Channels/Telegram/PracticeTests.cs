using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class PracticeTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_question_is_chosen_by_buttons_alone_and_the_next_recording_answers_it()
    {
        await world.Telegram.SayAsync(Chat, "/start");
        await world.PressAsync(Chat, "Practise");
        await world.PressAsync(Chat, "Job interview");
        var question = await world.LastAsync(Chat, "Answer with a voice message of about 90 s");

        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);

        var task = (await world.ClaimAsync()).Task;
        Assert.NotNull(task.Question);
        Assert.Contains(task.Question.Text, question, StringComparison.Ordinal);
        Assert.Equal(("job", 90), (task.Question.Scenario, task.Question.AnswerSeconds));
    }

    [Fact]
    public async Task An_interview_asks_four_questions_one_after_the_other_each_answered_by_its_recording()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.PressAsync(Chat, "Exam: four questions");
        List<string> asked = [];
        for (var number = 1; number <= 4; number++)
        {
            // A report's picture may come after the question that follows the report.
            await world.SaysAsync(Chat, $"· {number} of 4");
            await world.Telegram.SpeakAsync(Chat, Sound(number));
            var claimed = await world.ClaimAsync();
            asked.Add(claimed.Task.Question!.Id);
            await world.Apis.Worker.FinishAsync(claimed);
        }

        Assert.Equal(4, asked.Distinct().Count());
        // After the last one he speaks of what he likes.
        await world.Telegram.SpeakAsync(Chat, Sound(5));
        Assert.Null((await world.ClaimAsync()).Task.Question);
    }

    [Fact]
    public async Task Cancel_ends_an_exercise_wherever_it_is()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.PressAsync(Chat, "Exam: 15 s, then 45 s");
        await world.LastAsync(Chat, "to prepare");
        await world.PressAsync(Chat, "Cancel");
        await world.LastAsync(Chat, "we leave it there");

        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        Assert.Null((await world.ClaimAsync()).Task.Question);
        // The countdown does not write over what came after it.
        Assert.DoesNotContain(await world.Telegram.TextsAsync(Chat), text => text.Contains("to prepare", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_question_can_be_answered_again()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.PressAsync(Chat, "Small talk");
        await world.LastAsync(Chat, "Answer with a voice message");
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        var first = await world.ClaimAsync();
        await world.Apis.Worker.FinishAsync(first);
        await world.PictureAsync(Chat);
        await world.PressAsync(Chat, "Try again");
        await world.LastAsync(Chat, "Answer with a voice message");
        await world.Telegram.SpeakAsync(Chat, ApiRequests.Sound);

        Assert.Equal(first.Task.Question, (await world.ClaimAsync()).Task.Question);
    }

    [Fact]
    public async Task Buttons_that_mean_nothing_any_more_say_so_and_nothing_else()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.LastAsync(Chat, "practise for");
        var menu = (await world.Telegram.MessagesAsync(Chat))[^1];
        foreach (var data in (string[])["next:nonsense", "next", "again", "again:0123", "again:zz", "level:Z9", "", "::::", "practice:with:too:many"])
            await world.Telegram.PressAsync(Chat, menu, data, invented: true);

        await world.Telegram.SayAsync(Chat, "/cancel");
        await world.LastAsync(Chat, "we leave it there");
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Chat)).Count);
    }

    /// <summary>A recording that no other one equals.</summary>
    static byte[] Sound(int number) => [.. ApiRequests.OtherSound, (byte)number];
}
