namespace SpeechCoach.AppHost;

enum InfrastructureKind
{
    Containers,
    Native,
}
