using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

sealed class ReadyCallbackAnnotation(Func<ResourceReadyEvent, CancellationToken, Task> callback) : IResourceAnnotation
{
    public Func<ResourceReadyEvent, CancellationToken, Task> Callback { get; } = callback;
}
