namespace SpeechCoach.Storage;

/// <summary>What a child process may use; enforced by the kernel where util-linux's prlimit is there.</summary>
/// <param name="Cpu">Processor time.</param>
/// <param name="AddressSpace">Bytes of address space; none for a .NET child, whose collector reserves more than it uses.</param>
public sealed record ChildLimits(TimeSpan Cpu, long? AddressSpace = null);
