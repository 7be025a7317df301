using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        string? endpointName = null,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        var endpoint = builder.GetEndpoint(endpointName ?? "http");
        var options = commandOptions ?? new HttpCommandOptions();
        var method = options.Method ?? HttpMethod.Post;
        commandName ??= $"{builder.Resource.Name}-{endpoint.EndpointName}-http-{method.Method.ToLowerInvariant()}-{path}";
        builder.ApplicationBuilder.Services.AddHttpClient();
        return builder.WithAnnotation(new ResourceCommandAnnotation(
            commandName, displayName, (services, ct) => ExecuteAsync(services, endpoint, method, path, options, ct)));
    }

    static async Task<ExecuteCommandResult> ExecuteAsync(
        IServiceProvider services, EndpointReference endpoint, HttpMethod method, string path, HttpCommandOptions options, CancellationToken ct)
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var request = new HttpRequestMessage(method, new UriBuilder(endpoint.Url) { Path = path }.Uri);
        if (options.PrepareRequest is { } prepare)
            await prepare(new HttpCommandRequestContext { Request = request, CancellationToken = ct });
        try
        {
            using var response = await client.SendAsync(request, ct);
            return new ExecuteCommandResult
            {
                Success = response.IsSuccessStatusCode,
                Message = response.IsSuccessStatusCode ? null : $"Request failed with status code {response.StatusCode}",
            };
        }
        catch (HttpRequestException e)
        {
            return new ExecuteCommandResult { Success = false, Message = e.Message };
        }
    }
}
