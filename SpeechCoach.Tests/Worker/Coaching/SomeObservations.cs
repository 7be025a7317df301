using SpeechCoach.Contracts;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

/// <summary>What a coach gets about a made-up minute of speech, and what a good language model answers.</summary>
static class SomeObservations
{
    public const string Rules = "7 fillers, “um” most often: 7 a minute. When one comes, let a pause stand in its place.";

    public const string Answer = """
        {"strength":{"observation":"steady-pace","text":"At 139 words a minute you are easy to follow. Keep that pace.","evidence":[]},
         "actions":[{"observation":"pause-instead","text":"You said 7 fillers; at 0:12 a short silence would do the same for your listener.","evidence":["e1"]}]}
        """;

    public static CoachingRequest Request(params string[] phrases) => new(
        new(
            [new("steady-pace", "A pace that is easy to follow: 139 words a minute.", []), new("clean-sound", "A clean recording.", [])],
            [
                new("pause-instead", Rules, [new(12.1, 12.5), new(20, 20.4)]),
                new("shorten-long-pauses", "2 pauses last 1.5 s or more.", [new(30, 32.25)]),
                new("add-pauses", "You spoke for 14 s without a break.", [new(33, 47)]),
            ]),
        [
            new(MeasureNames.WordsPerMinute, "Pace", 139.4, "words/min", "", 0.9),
            new(MeasureNames.FillersPerMinute, "Fillers", 7.25, "fillers/min", "", 0.9),
            new(MeasureNames.Loudness, "Loudness", -21.4, "dBFS", "", 1),
        ],
        "en",
        [.. phrases.Select((text, i) => new Phrase(new(5 * i + 1, 5 * i + 5), text))]);
}
