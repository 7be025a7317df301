namespace SpeechCoach.Worker;

/// <summary>How a command ended.</summary>
static class ExitCodes
{
    public const int Report = 0;
    public const int Error = 1;
    public const int Refusal = 2;
}
