namespace SpeechCoach.Contracts;

/// <summary>An id of 128 bits, parsed and written as 32 lower-case hexadecimal digits.</summary>
public interface IHexId<TSelf> : IParsable<TSelf> where TSelf : IHexId<TSelf>;
