using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Finds the report that a button is about: the learner's own, or none.</summary>
sealed class OwnReports(RecordingReader recordings)
{
    public async Task<(RecordingStatus Status, Report Report)?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var id, ..] || await recordings.FindAsync(turn.Caller, id, cancellationToken) is not { } status) return null;
        return (await recordings.ViewAsync(status, cancellationToken)).Report is { } report ? (status, report) : null;
    }
}
