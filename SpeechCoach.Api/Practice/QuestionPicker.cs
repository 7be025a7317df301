using System.Security.Cryptography;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Practice;

/// <summary>Chooses what a learner is asked next: nothing again before all of the scenario was asked.</summary>
sealed class QuestionPicker(AccountStore accounts)
{
    /// <summary>A question of the scenario, or a set of them; his account remembers it.</summary>
    /// <param name="learner">Who is asked.</param>
    /// <param name="scenario">What he practises.</param>
    /// <param name="key">What it is chosen for: asked for again, the choice is the same.</param>
    /// <param name="cancellationToken">Cancels the waiting for the account.</param>
    public async Task<IReadOnlyList<Question>> PickAsync(LearnerId learner, Scenario scenario, string key, CancellationToken cancellationToken)
    {
        var account = await accounts.UpdateAsync(learner, now => now.Practice?.LastKey == key ? now : now with { Practice = Choose(now, scenario, key) }, cancellationToken);
        return [.. account.Practice!.LastChoice.Select(id => scenario.Questions.First(question => question.Id == id))];
    }

    static PracticeLog Choose(Account account, Scenario scenario, string key)
    {
        var before = account.Practice ?? new();
        var asked = before.Asked.ToHashSet();
        var wanted = scenario.Choices.Where(choice => account.Level is not { } level || choice[0].Set is not null || choice[0].Level == level).ToList();
        if (wanted.Count == 0) wanted = [.. scenario.Choices];
        var open = wanted.Where(choice => !asked.Contains(choice[0].Id)).ToList();
        if (open.Count == 0)
        {
            // All were asked: they may come again, the last one not at once.
            asked.ExceptWith(wanted.SelectMany(choice => choice).Select(question => question.Id));
            open = [.. wanted.Where(choice => wanted.Count == 1 || !before.LastChoice.Contains(choice[0].Id))];
        }

        string[] chosen = [.. open[RandomNumberGenerator.GetInt32(open.Count)].Select(question => question.Id)];
        return new() { Asked = [.. asked, .. chosen], LastKey = key, LastChoice = chosen };
    }
}
