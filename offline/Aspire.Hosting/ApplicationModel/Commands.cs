namespace Aspire.Hosting.ApplicationModel;

public class CommandOptions
{
    public string? ConfirmationMessage { get; set; }

    public string? Description { get; set; }

    public string? IconName { get; set; }
}

public class HttpCommandOptions : CommandOptions
{
    public HttpMethod? Method { get; set; }

    public Func<HttpCommandRequestContext, Task>? PrepareRequest { get; set; }
}

public sealed class HttpCommandRequestContext
{
    public required HttpRequestMessage Request { get; init; }

    public required CancellationToken CancellationToken { get; init; }
}

public sealed class ExecuteCommandResult
{
    public required bool Success { get; init; }

    public string? Message { get; init; }
}

public sealed class ResourceCommandAnnotation : IResourceAnnotation
{
    internal ResourceCommandAnnotation(
        string name, string displayName, Func<IServiceProvider, CancellationToken, Task<ExecuteCommandResult>> execute)
    {
        Name = name;
        DisplayName = displayName;
        ExecuteAsync = execute;
    }

    public string Name { get; }

    public string DisplayName { get; }

    internal Func<IServiceProvider, CancellationToken, Task<ExecuteCommandResult>> ExecuteAsync { get; }
}
