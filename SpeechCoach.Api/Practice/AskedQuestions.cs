using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Practice;

/// <summary>Finds a question by the id under which it is asked: one of the bank, or one that the coach made up for a report.</summary>
sealed class AskedQuestions(QuestionBank bank, RecordingReader recordings, AccountStore accounts, PhraseBook phrases)
{
    /// <summary>The name under which questions stand that are of no scenario.</summary>
    public const string FollowUp = "followup";

    /// <summary>The id of the question that follows up a recording.</summary>
    public static string FollowUpOf(string recording) => $"{FollowUp}-{recording}";

    /// <summary>The question as the sender of a request reads it; null where there is none for him.</summary>
    public async Task<AskedQuestion?> FindAsync(Caller? caller, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var account = caller is null ? null : await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken);
        return await FindAsync(caller, id, account?.ReadsIn ?? phrases.Wanted(request).Language, cancellationToken);
    }

    /// <summary>The question, in a language where it has that; null where there is none, or where it was made up for somebody else.</summary>
    public async Task<AskedQuestion?> FindAsync(Caller? caller, string id, string language, CancellationToken cancellationToken)
    {
        if (bank.Find(id) is var (question, scenario)) return new(id, question.In(language), scenario.Id, scenario.AnswerSeconds);
        var recording = id.StartsWith(FollowUpOf(""), StringComparison.Ordinal) ? id[FollowUpOf("").Length..] : null;
        return recording is not null
            && await recordings.FindAsync(caller, recording, cancellationToken) is { } status
            && (await recordings.ViewAsync(status, cancellationToken)).Report?.FollowUp is { } text
            ? new(id, text, FollowUp)
            : null;
    }
}
