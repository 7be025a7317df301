using System.Globalization;

namespace SpeechCoach.AppHost;

static class ApiExtensions
{
    const string EmulatorToken = "1:emulator";
    const string OperationsKeyHeader = "X-Operations-Key";

    /// <summary>Buttons of the dashboard that put dead recordings back into the queue: every one, or the oldest alone, to see first whether it goes well.</summary>
    public static IResourceBuilder<ProjectResource> WithReplayCommands(
        this IResourceBuilder<ProjectResource> api, IResourceBuilder<ParameterResource> operationsKey) => api
        .WithReplayCommand("replay-dead-letters", "", "Replay dead letters", new()
        {
            Description = "Puts every recording that failed for good back into the queue.",
            ConfirmationMessage = "Replay all dead letters?",
            IconName = "ArrowRepeatAll",
        }, operationsKey)
        .WithReplayCommand("replay-dead-letter", "count=1", "Replay the oldest dead letter", new()
        {
            Description = "Puts the recording that failed for good first back into the queue.",
            IconName = "ArrowRepeat1",
        }, operationsKey);

    static IResourceBuilder<ProjectResource> WithReplayCommand(
        this IResourceBuilder<ProjectResource> api, string name, string query, string displayName, HttpCommandOptions options,
        IResourceBuilder<ParameterResource> operationsKey)
    {
        options.Method = HttpMethod.Post;
        options.PrepareRequest = async context =>
        {
            // A question mark in the command's path would be escaped.
            context.Request.RequestUri = new UriBuilder(context.Request.RequestUri!) { Query = query }.Uri;
            context.Request.Headers.Add(OperationsKeyHeader, await operationsKey.Resource.GetValueAsync(context.CancellationToken));
        };
        return api.WithHttpCommand("/operations/dead-letters/replay", displayName, commandName: name, commandOptions: options);
    }

    /// <summary>Lets the bot talk to the emulator, and says where its chat page is.</summary>
    public static IResourceBuilder<ProjectResource> WithTelegramEmulator(
        this IResourceBuilder<ProjectResource> api, IResourceBuilder<ProjectResource> emulator) => api
        .WithEnvironment("Telegram__Token", EmulatorToken)
        .WithEnvironment("Telegram__PublicAddress", api.GetEndpoint("http"))
        .WithEnvironment("Telegram__ApiAddress", emulator.WithEnvironment("Emulator__Token", EmulatorToken).GetEndpoint("http"))
        .WaitFor(emulator)
        .OnResourceReady((_, _, _) =>
        {
            Console.WriteLine($"The bot, in an emulated Telegram: {Address(emulator)}");
            return Task.CompletedTask;
        });

    /// <summary>Says where the page is, and how to send a recording from a shell, once the service is ready.</summary>
    public static IResourceBuilder<ProjectResource> WithWelcome(this IResourceBuilder<ProjectResource> api, Settings settings) =>
        api.OnResourceReady((_, _, _) =>
        {
            var address = Address(api);
            var sample = Path.Combine(settings.DataDirectory, "sample.wav");
            var file = (File.Exists(sample) ? sample : "recording.ogg").Replace("'", @"'\''", StringComparison.Ordinal);
            Console.WriteLine($"Speech Coach: {address}");
            // The shell it is pasted into may have a proxy, which would take this machine for itself.
            Console.WriteLine($"From a shell: curl -sS --noproxy '*' -H 'Prefer: wait=120' --data-binary '@{file}' {address}/api/recordings");
            return Task.CompletedTask;
        });

    static string Address(IResourceBuilder<ProjectResource> service) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{service.GetEndpoint("http").Port}");
}
