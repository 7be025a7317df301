using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

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
        return outcome switch
        {
            IntakeOutcome.Empty => Problem(400, "There is nothing in the body: send the recording as the body, or as a file of a form."),
            IntakeOutcome.Broken => Problem(400, "The upload broke off, or its form is malformed. Send it again."),
            IntakeOutcome.BadLanguage => Problem(400, "The language is a BCP 47 tag such as en or de-AT."),
            IntakeOutcome.TooSlow => Problem(408, $"The upload took longer than {options.MaxDuration:0} seconds."),
            IntakeOutcome.Deleted => Problem(410, "The recording of this Idempotency-Key was deleted. Use a new key for a new recording."),
            IntakeOutcome.TooLarge => Problem(413, $"A recording has {options.MaxBytes:n0} bytes at the most, what stands beside it in a form {UploadBody.FormOverhead:n0}. Send a shorter one, or one in a compressed format such as Opus."),
            IntakeOutcome.UnknownType => Problem(415, $"This is no recording that can be read here. Send {Formats}."),
            IntakeOutcome.Conflict => Problem(422, "Another recording was sent under this Idempotency-Key. Use a new key for a new recording."),
            IntakeOutcome.TooMany => Problem(429, "You have sent as many recordings as one learner may in an hour. Go on a little later."),
            IntakeOutcome.Busy => Problem(503, "Too many recordings wait for their turn. Send it again a little later."),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
    }

    static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
