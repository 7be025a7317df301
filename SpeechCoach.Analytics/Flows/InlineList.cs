using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace SpeechCoach.Analytics;

/// <summary>A list that has room for one item in itself: of thousands of windows that are open, most hold one value.</summary>
struct InlineList<T>
{
    T only;
    bool hasOne;
    List<T>? more;

    public readonly int Count => more?.Count ?? (hasOne ? 1 : 0);

    /// <summary>Valid until the list changes.</summary>
    [UnscopedRef]
    public Span<T> Span => more is null ? MemoryMarshal.CreateSpan(ref only, hasOne ? 1 : 0) : CollectionsMarshal.AsSpan(more);

    public void EnsureCapacity(int count)
    {
        if (count > 1) More().EnsureCapacity(count);
    }

    public void Insert(int index, in T item)
    {
        if (Count == 0 && more is null) (only, hasOne) = (item, true);
        else More().Insert(index, item);
    }

    public void RemoveAt(int index)
    {
        if (more is null) (only, hasOne) = (default!, false);
        else more.RemoveAt(index);
    }

    List<T> More()
    {
        if (more is not null) return more;
        more = [];
        if (hasOne) more.Add(only);
        (only, hasOne) = (default!, false);
        return more;
    }
}
