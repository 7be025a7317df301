namespace SpeechCoach.Tests.Worker;

/// <summary>Gives its bytes and then nothing more, without ever ending, like a peer that has gone silent.</summary>
sealed class NeverEndingStream(byte[] bytes) : MemoryStream(bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            return length;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }
}
