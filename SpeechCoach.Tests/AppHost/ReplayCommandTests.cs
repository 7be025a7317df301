using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Offline;

namespace SpeechCoach.Tests.AppHost;

/// <summary>The dashboard's button, pressed against a server that notes what arrives.</summary>
public sealed class ReplayCommandTests : IDisposable
{
    readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData("replay-dead-letters", "", 204, true)]
    [InlineData("replay-dead-letter", "?count=1", 204, true)]
    [InlineData("replay-dead-letters", "", 403, false)]
    public async Task The_command_posts_to_the_api_with_the_operations_key(string name, string query, int status, bool success)
    {
        StandIns.Require();
        var seen = new List<string>();
        var port = FreePort.Next();
        await using var server = WebApplication.CreateSlimBuilder().Build();
        server.Urls.Add($"http://127.0.0.1:{port}");
        server.Run(context =>
        {
            seen.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers["X-Operations-Key"]}");
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await server.StartAsync(TestContext.Current.CancellationToken);

        var model = new Model("--infrastructure=native", $"--DataDirectory={data.Path}", "--Parameters:operations-key=open sesame");
        var endpoint = model.Annotation<EndpointAnnotation>("api");
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port);
        await using var application = model.Build();
        var result = await application.ResourceCommands.ExecuteCommandAsync(
            model.Resource<IResource>("api"), name, TestContext.Current.CancellationToken);

        Assert.Equal(success, result.Success);
        Assert.Equal([$"POST /operations/dead-letters/replay{query} open sesame"], seen);
    }
}
