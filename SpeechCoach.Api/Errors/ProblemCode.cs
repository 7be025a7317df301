using System.ComponentModel;

namespace SpeechCoach.Api.Errors;

/// <summary>
/// A name for what went wrong, which programs tell it by and which stays as it is. In answers it is written in kebab case; pages have their own words
/// for it, as <c>page.error.</c> and the name.
/// </summary>
enum ProblemCode
{
    [Description("400: a parameter, or the body, is not of the kind that is asked for; detail names it")] Unreadable,
    [Description("400: the Idempotency-Key is not 1 to 200 visible ASCII characters")] BadIdempotencyKey,
    [Description("400: the form has no file")] NoFile,
    [Description("400: the body or the file has nothing in it")] Empty,
    [Description("400: the upload broke off, or its form is malformed")] Broken,
    [Description("400: the language is no BCP 47 tag, or none that is spoken here")] BadLanguage,
    [Description("400: there is no such question")] NoQuestion,
    [Description("400: there is no such scenario")] NoScenario,
    [Description("400: there is no such level")] NoLevel,
    [Description("400: there is no such goal")] NoGoal,
    [Description("400: window is none of those that there are")] BadWindow,
    [Description("400: count is out of its range")] BadCount,
    [Description("400: skip is less than 0")] BadSkip,
    [Description("400: the name of a key is too long, or none")] BadKeyName,
    [Description("401: the key is none, or it was revoked")] WrongKey,
    [Description("401: X-Learner is not 1 to 200 visible ASCII characters")] BadLearner,
    [Description("401: the operator's key is missing or wrong")] WrongOperationsKey,
    [Description("403: another site made a browser send it")] AnotherSite,
    [Description("403: only the learner may, in a browser, and no program")] LearnerOnly,
    [Description("404: the caller has no such recording")] NotFound,
    [Description("404: the caller has no such report, or it is not there yet")] NoReport,
    [Description("404: the link plays nothing, or nothing any more")] NoLink,
    [Description("404: the caller has no such key")] NoKey,
    [Description("404: there is no such receipt")] NoReceipt,
    [Description("404: nothing is kept of the caller")] NothingKept,
    [Description("404: the recording was not given up, or has been given another chance")] NotGivenUp,
    [Description("404: no such dataflow has run here")] NoDataflow,
    [Description("404: operations over HTTP are switched off")] OperationsOff,
    [Description("404: there is nothing at this address")] NoAddress,
    [Description("408: the upload took too long")] TooSlow,
    [Description("409: the learner has as many keys as he may")] TooManyKeys,
    [Description("409: this dataflow is never made anew")] NeverReset,
    [Description("410: the recording of this Idempotency-Key was deleted")] Deleted,
    [Description("413: the recording is too large")] TooLarge,
    [Description("415: it is no recording of a kind that is read here")] UnknownType,
    [Description("422: another recording was sent under this Idempotency-Key")] Conflict,
    [Description("429: more requests came than may in a minute; wait for Retry-After")] TooOften,
    [Description("429: more recordings came than may in an hour; wait for Retry-After")] TooMany,
    [Description("429: the learner follows as many recordings as he may at once")] TooManyFollowed,
    [Description("503: too many recordings wait or come in; wait for Retry-After")] Busy,
    [Description("503: a server that is needed does not answer; wait for Retry-After")] Away,
}
