namespace SpeechCoach.TelegramEmulator;

/// <summary>What all chats share: the clock and the numbering of messages.</summary>
sealed class ChatWorld(TimeProvider time, FreshIds ids)
{
    int last = ids.First;

    public long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public int NextMessageId() => Interlocked.Increment(ref last);
}
