using System.Diagnostics;

namespace SpeechCoach.Worker;

static class PipelineTelemetry
{
    public const string Name = "SpeechCoach.Worker";

    public static readonly ActivitySource Source = new(Name);
}
