namespace SpeechCoach.TelegramEmulator;

/// <summary>Every call the bot has made, in the order of their ends. The oldest make room for the newest.</summary>
sealed class Ledger
{
    const int Kept = 200_000;
    readonly Lock gate = new();
    readonly Queue<LedgerEntry> entries = [];
    long last;

    public void Add(Func<long, LedgerEntry> entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry(++last));
            if (entries.Count > Kept) entries.Dequeue();
        }
    }

    /// <summary>The calls after a number, of a method and to a chat where these are named.</summary>
    public IReadOnlyList<LedgerEntry> Read(long after, string? method, string? chat)
    {
        lock (gate)
        {
            return [
                .. entries.Where(entry => entry.Number > after
                    && (method is null || string.Equals(entry.Method, method, StringComparison.OrdinalIgnoreCase))
                    && (chat is null || entry.Chat == chat)),
            ];
        }
    }
}
