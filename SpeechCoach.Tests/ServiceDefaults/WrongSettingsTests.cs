using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.ServiceDefaults;

/// <summary>What an operator reads whose settings are wrong.</summary>
public sealed class WrongSettingsTests
{
    static readonly Dictionary<string, string?> right = new()
    {
        ["ConnectionStrings__redis"] = "127.0.0.1:1",
        ["ConnectionStrings__redpanda"] = "127.0.0.1:1",
        ["ConnectionStrings__minio"] = "Endpoint=http://127.0.0.1:1;AccessKey=key;SecretKey=secret",
        ["Identity__Secret"] = new string('s', 48),
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
    };

    [Theory]
    [InlineData("SpeechCoach.Api", "RateLimits__Guesses", "0", "RateLimits:Guesses must be between 1 and ")]
    [InlineData("SpeechCoach.Api", "Proxies__0", "the balancer", "Proxies: \"the balancer\" is neither an address nor a network")]
    [InlineData("SpeechCoach.Worker", "Queue__MaxDepth", "0", "Queue:MaxDepth must be between 1 and 10000000.")]
    [InlineData("SpeechCoach.Worker", "Coaching__LanguageModel__Model", "", "Coaching:LanguageModel:Model is required.")]
    [InlineData("SpeechCoach.Worker", "ConnectionStrings__minio", "s3cret", "ConnectionStrings:minio, the object store: it cannot be parsed")]
    [InlineData("SpeechCoach.Api", "ConnectionStrings__redis", "", "ConnectionStrings:redis, the tasks: it is missing")]
    [InlineData("SpeechCoach.Analytics", "ConnectionStrings__redis", "", "ConnectionStrings:redis, the tasks: it is missing")]
    [InlineData("SpeechCoach.Analytics", "Flows__BatchEvents", "0", "Flows:BatchEvents must be between 1 and ")]
    [InlineData("SpeechCoach.Analytics", "EventLog__DeliveryTimeout", "soon", "'soon' at 'EventLog:DeliveryTimeout'")]
    public async Task One_line_names_the_setting_and_what_it_may_be(string service, string key, string value, string line)
    {
        var (exit, lines) = await RunAsync(service, (key, value));

        Assert.Equal(1, exit);
        Assert.Contains(line, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_setting_has_a_line()
    {
        var (exit, lines) = await RunAsync("SpeechCoach.Worker", ("Queue__MaxDepth", "0"), ("Queue__Sweep", "1:00:00"), ("Retention__Every", "00:00:00"));

        Assert.Equal(1, exit);
        Assert.Equal(["Queue:MaxDepth", "Queue:Sweep", "Retention:Every"], lines.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    static async Task<(int Exit, string[] Lines)> RunAsync(string service, params (string Key, string Value)[] wrong)
    {
        var environment = new Dictionary<string, string?>(right);
        foreach (var (key, value) in wrong) environment[key] = value;
        await using var process = TestProcess.StartProject(service, [], environment);
        return (await process.ExitAsync(), process.Output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
