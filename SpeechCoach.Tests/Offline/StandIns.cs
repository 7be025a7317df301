using Aspire.Hosting;

namespace SpeechCoach.Tests.Offline;

/// <summary>Which package set these tests were built with.</summary>
static class StandIns
{
    public static bool AreUsed { get; } = typeof(DistributedApplication).Assembly.GetType("Aspire.Hosting.Running.ApplicationRunner") is not null;

    public static void Require() => Assert.SkipUnless(AreUsed, "Built with the full package set: there is no stand-in to test.");
}
