namespace Aspire.Hosting.Running;

static class CancellationTokenExtensions
{
    /// <summary>A task that ends, without an exception, when the token is cancelled.</summary>
    public static Task AsTask(this CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(ended.SetResult);
        return ended.Task;
    }
}
