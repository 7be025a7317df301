namespace SpeechCoach.TelegramEmulator;

/// <summary>The faults that are due, each met by the calls that come first.</summary>
sealed class Faults
{
    readonly Lock gate = new();
    readonly List<Fault> due = [];

    public IReadOnlyList<Fault> Due
    {
        get { lock (gate) return [.. due]; }
    }

    public void Add(Fault fault)
    {
        lock (gate) due.Add(fault);
    }

    public void Clear()
    {
        lock (gate) due.Clear();
    }

    /// <summary>The fault that this call meets, if any.</summary>
    public Fault? Take(string method)
    {
        lock (gate)
        {
            var index = due.FindIndex(fault => fault.Meets(method));
            if (index < 0) return null;
            var fault = due[index];
            if (fault.Count > 1) due[index] = fault with { Count = fault.Count - 1 };
            else due.RemoveAt(index);
            return fault;
        }
    }
}
