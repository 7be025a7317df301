using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>Gives every endpoint its port. There is no proxy: a client meets the process itself.</summary>
static class EndpointAllocator
{
    public static void Allocate(IEnumerable<IResource> resources, IConfiguration configuration)
    {
        var ports = new Ports();
        var all = resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>(), (resource, endpoint) => (resource, endpoint)).ToList();
        foreach (var (resource, endpoint) in all.OrderBy(pair => pair.endpoint.Port is null))
        {
            if (endpoint is { Port: { } outside, TargetPort: { } inside } && outside != inside)
                throw new DistributedApplicationException($"{resource.Name}: without a proxy, port {outside} and target port {inside} must be the same.");
            var port = endpoint.Port ?? endpoint.TargetPort ?? ports.Next();
            ports.Reserve(port);
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, endpoint.TargetHost, port);
            DemandFree(resource, port, configuration);
        }

        foreach (var project in resources.OfType<ProjectResource>())
            project.Annotations.Add(new ReplicaPortsAnnotation(project, ports));
    }

    /// <summary>A readiness check would happily pass against a stranger's server, so the port must be free before ours starts.</summary>
    public static void DemandFree(IResource resource, int port, IConfiguration configuration)
    {
        if (Ports.IsFree(port))
            return;
        var setting = configuration.AsEnumerable().FirstOrDefault(entry => entry.Key.StartsWith("Ports:", StringComparison.Ordinal)
            && entry.Value == port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Key;
        throw new DistributedApplicationException(
            $"{resource.Name}: port {port} is taken. Stop what listens there, or choose another"
            + (setting is null ? "." : $": --{setting} N."));
    }
}
