namespace SpeechCoach.TelegramEmulator;

/// <summary>Wakes everyone who waits. Take <see cref="Next"/> first, look second, wait third: then nothing is missed.</summary>
sealed class Signal
{
    TaskCompletionSource source = New();

    public Task Next => Volatile.Read(ref source).Task;

    public void Set() => Interlocked.Exchange(ref source, New()).SetResult();

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
