using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What a resource's process is started with: command, arguments, folder and environment, all values resolved.</summary>
sealed class ProcessEnvironment(DistributedApplicationExecutionContext execution)
{
    public async Task<ProcessSpecification> ResolveAsync(IResource resource, int replica, CancellationToken ct)
    {
        var (command, first, folder) = resource switch
        {
            ExecutableResource executable => (executable.Command, Array.Empty<string>(), executable.WorkingDirectory),
            ProjectResource project => Project(project),
            _ => throw new DistributedApplicationException($"{resource.Name}: a {resource.GetType().Name} has no process to start."),
        };
        var label = resource.GetReplicaCount() > 1 ? $"{resource.Name}-{replica + 1}" : resource.Name;
        return new ProcessSpecification(
            label, command, [.. first, .. await ArgumentsAsync(resource, ct)], folder, await VariablesAsync(resource, replica, label, ct));
    }

    static (string Command, string[] Arguments, string Folder) Project(ProjectResource project)
    {
        var metadata = project.Annotations.OfType<IProjectMetadata>().Single();
        var target = metadata.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == $"projecttarget:{metadata.ProjectPath}")?.Value;
        if (!File.Exists(target))
            throw new DistributedApplicationException($"{project.Name}: {target ?? metadata.ProjectPath} is not built. Build the solution first: dotnet build.");
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return (host, ["exec", target], Path.GetDirectoryName(metadata.ProjectPath)!);
    }

    async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken ct)
    {
        var context = new CommandLineArgsCallbackContext([], resource, ct) { ExecutionContext = execution };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
            await annotation.Callback(context);
        var arguments = new List<string>();
        foreach (var argument in context.Args)
            arguments.Add(await TextAsync(argument, ct));
        return arguments;
    }

    async Task<Dictionary<string, string>> VariablesAsync(IResource resource, int replica, string label, CancellationToken ct)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: ct);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context);
        if (resource is ProjectResource)
        {
            context.EnvironmentVariables["OTEL_SERVICE_NAME"] = resource.Name;
            context.EnvironmentVariables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={label}";
        }
        if (resource.TryGetLastAnnotation<ReplicaPortsAnnotation>(out var ports) && ports.Urls(replica) is { Length: > 0 } urls)
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", urls);

        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
            variables[name] = await TextAsync(value, ct);
        return variables;
    }

    static async Task<string> TextAsync(object value, CancellationToken ct) => value switch
    {
        IValueProvider provider => await provider.GetValueAsync(ct) ?? "",
        _ => value.ToString() ?? "",
    };
}
