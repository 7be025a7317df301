using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;

namespace SpeechCoach.Api.Recordings;

/// <summary>Says over HTTP why a recording was not taken, and what to send instead.</summary>
static class IntakeProblems
{
    const string Formats = "Ogg, WebM, WAV, FLAC, MP3, AAC, MP4 (M4A), AIFF or AMR";
    const int BusySeconds = 10, TooManySeconds = 600;

    public static ProblemHttpResult Refused(this HttpContext context, IntakeOutcome outcome, UploadOptions options)
    {
        if (outcome == IntakeOutcome.Busy) context.Response.Headers.RetryAfter = BusySeconds.ToString(CultureInfo.InvariantCulture);
        if (outcome == IntakeOutcome.TooMany) context.Response.Headers.RetryAfter = TooManySeconds.ToString(CultureInfo.InvariantCulture);
        // What still comes of a cut-off upload would be read for nothing.
        if (outcome is IntakeOutcome.TooLarge or IntakeOutcome.TooSlow) context.Response.Headers.Connection = "close";
        var (status, code, detail) = outcome switch
        {
            IntakeOutcome.Empty => (400, ProblemCode.Empty, "There is nothing in the body: send the recording as the body, or as a file of a form."),
            IntakeOutcome.Broken => (400, ProblemCode.Broken, "The upload broke off, or its form is malformed. Send it again."),
            IntakeOutcome.BadLanguage => (400, ProblemCode.BadLanguage, LanguageTag.Wanted),
            IntakeOutcome.TooSlow => (408, ProblemCode.TooSlow, $"The upload took longer than {options.MaxDuration:0} seconds."),
            IntakeOutcome.Deleted => (410, ProblemCode.Deleted, "The recording of this Idempotency-Key was deleted. Use a new key for a new recording."),
            IntakeOutcome.TooLarge => (413, ProblemCode.TooLarge, $"A recording has {options.MaxBytes:n0} bytes at the most, what stands beside it in a form {UploadBody.FormOverhead:n0}. Send a shorter one, or one in a compressed format such as Opus."),
            IntakeOutcome.UnknownType => (415, ProblemCode.UnknownType, $"This is no recording that can be read here. Send {Formats}."),
            IntakeOutcome.Conflict => (422, ProblemCode.Conflict, "Another recording was sent under this Idempotency-Key. Use a new key for a new recording."),
            IntakeOutcome.TooMany => (429, ProblemCode.TooMany, "You have sent as many recordings as one learner may in an hour. Go on a little later."),
            IntakeOutcome.Busy => (503, ProblemCode.Busy, "Too many recordings wait for their turn. Send it again a little later."),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
        return Problems.Of(status, code, detail);
    }
}
