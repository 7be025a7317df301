using System.Diagnostics;

namespace SpeechCoach.Api;

static class ApiTelemetry
{
    public const string Name = "SpeechCoach.Api";

    public static readonly ActivitySource Source = new(Name);
}
