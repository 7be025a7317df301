using System.Text.Json.Serialization;
using SpeechCoach.Api.Practice;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The question that waits for its answer, or the set of questions.</summary>
sealed record Assignment
{
    /// <summary>The scenario, by its id.</summary>
    public required string Scenario { get; init; }

    /// <summary>A question that the coach made up.</summary>
    public static Assignment Own(string id, string text) => new() { Scenario = AskedQuestions.FollowUp, OwnId = id, OwnText = text };

    /// <summary>The ids of the questions, asked one after the other; none where the coach made one up.</summary>
    public IReadOnlyList<string> Questions { get; init => field = value ?? []; } = [];

    /// <summary>Which of them is asked, from 0.</summary>
    public int At { get; init; }

    /// <summary>The same with its next question; null after the last.</summary>
    [JsonIgnore]
    public Assignment? Next => At + 1 < Questions.Count ? this with { At = At + 1, Message = null, SpeakAt = null } : null;

    /// <summary>The question where it is none of the bank, and its id.</summary>
    public string? OwnText { get; init; }

    public string? OwnId { get; init; }

    /// <summary>The message that holds the question.</summary>
    public int? Message { get; init; }

    /// <summary>When the time to prepare is over.</summary>
    public DateTimeOffset? SpeakAt { get; init; }
}
