namespace Aspire.Hosting.ApplicationModel;

public class ResourceCommandService
{
    readonly IServiceProvider services;

    internal ResourceCommandService(IServiceProvider services) => this.services = services;

    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(command => command.Name == commandName) is { } found
            ? found.ExecuteAsync(services, cancellationToken)
            : Task.FromResult(new ExecuteCommandResult
            {
                Success = false,
                Message = $"Command '{commandName}' not available for resource '{resource.Name}'.",
            });
}
