using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What happens in one chat, for the page that shows it.</summary>
sealed class ChatFeed
{
    const int Kept = 1000;
    readonly Lock gate = new();
    readonly Signal added = new();
    readonly Queue<ChatEvent> events = [];
    long last;

    public long Last
    {
        get { lock (gate) return last; }
    }

    public void Add(string kind, JsonNode data)
    {
        lock (gate)
        {
            events.Enqueue(new ChatEvent(++last, kind, data.DeepClone()));
            if (events.Count > Kept) events.Dequeue();
        }
        added.Set();
    }

    /// <summary>All events after a number, as they come, until it is cancelled.</summary>
    public async IAsyncEnumerable<ChatEvent> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var more = added.Next;
            ChatEvent[] news;
            lock (gate) news = [.. events.Where(item => item.Number > after)];
            foreach (var item in news) yield return item;
            if (news.Length > 0) after = news[^1].Number;
            else await more.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
