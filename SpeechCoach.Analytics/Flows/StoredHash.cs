using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>What stands in one of the hashes asked for.</summary>
/// <param name="Index">Which of them.</param>
/// <param name="Fields">Names and values in turns; at least one of each.</param>
readonly record struct StoredHash(int Index, RedisValue[] Fields);
