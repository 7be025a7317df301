using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using SpeechCoach.AppHost;

namespace SpeechCoach.Tests.AppHost;

/// <summary>The product's application model, composed but not started, and its parts as plain text.</summary>
sealed class Model(params string[] args)
{
    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        Args = args,
        AssemblyName = "SpeechCoach.AppHost",
        DisableDashboard = true,
    }).AddSpeechCoach();

    public IEnumerable<string> Names => builder.Resources.Select(resource => resource.Name);

    public DistributedApplication Build() => builder.Build();

    public T Resource<T>(string name)
        where T : IResource => Assert.IsAssignableFrom<T>(builder.Resources.Single(resource => resource.Name == name));

    public T Annotation<T>(string name)
        where T : IResourceAnnotation => Annotations<T>(name).Last();

    public IEnumerable<T> Annotations<T>(string name)
        where T : IResourceAnnotation => Resource<IResource>(name).Annotations.OfType<T>();

    public string ConnectionString(string name) => Resource<IResourceWithConnectionString>(name).ConnectionStringExpression.ValueExpression;

    /// <summary>The ports of an endpoint: outside and inside.</summary>
    public (int? Port, int? TargetPort) Endpoint(string name, string endpoint)
    {
        var found = Annotations<EndpointAnnotation>(name).Single(annotation => annotation.Name == endpoint);
        return (found.Port, found.TargetPort);
    }

    public IEnumerable<string> WaitsFor(string name) =>
        Annotations<WaitAnnotation>(name).Select(wait => wait.Resource.Name).Distinct().Order(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> ArgumentsAsync(string name)
    {
        var context = new CommandLineArgsCallbackContext([], Resource<IResource>(name), TestContext.Current.CancellationToken)
        {
            ExecutionContext = builder.ExecutionContext,
        };
        foreach (var annotation in Annotations<CommandLineArgsCallbackAnnotation>(name).ToList()) await annotation.Callback(context);
        return [.. context.Args.Select(Text)];
    }

    public async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string name)
    {
        var context = new EnvironmentCallbackContext(
            builder.ExecutionContext, Resource<IResource>(name), cancellationToken: TestContext.Current.CancellationToken);
        foreach (var annotation in Annotations<EnvironmentCallbackAnnotation>(name).ToList()) await annotation.Callback(context);
        return context.EnvironmentVariables.ToDictionary(entry => entry.Key, entry => Text(entry.Value));
    }

    static string Text(object value) => value is IManifestExpressionProvider expression ? expression.ValueExpression : value.ToString()!;
}
