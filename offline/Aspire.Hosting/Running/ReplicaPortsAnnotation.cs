using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>The addresses each replica listens on: the first has the endpoint's own port, the others ports of theirs.</summary>
sealed class ReplicaPortsAnnotation : IResourceAnnotation
{
    readonly List<List<(EndpointAnnotation Endpoint, int Port)>> replicas;

    public ReplicaPortsAnnotation(ProjectResource project, Ports ports)
    {
        var endpoints = project.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme is "http" or "https").ToList();
        replicas = [.. Enumerable.Range(0, project.GetReplicaCount()).Select(replica =>
            endpoints.Select(endpoint => (endpoint, replica == 0 ? endpoint.AllocatedEndpoint!.Port : ports.Next())).ToList())];
    }

    public string Urls(int replica) =>
        string.Join(';', replicas[replica].Select(pair => $"{pair.Endpoint.UriScheme}://{pair.Endpoint.TargetHost}:{pair.Port}"));

    public IEnumerable<int> Ports(int replica) => replicas[replica].Select(pair => pair.Port);
}
