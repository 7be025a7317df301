using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.AppHost;

public sealed class NativeModelTests : IDisposable
{
    readonly TemporaryFolder data = new();
    readonly Model model;

    public NativeModelTests() => model = Native();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Redis_writes_every_command_below_the_data_folder_and_answers_only_this_machine()
    {
        Assert.Equal(Path.Combine(data.Path, "redis"), model.Resource<ExecutableResource>("redis-server").WorkingDirectory);
        Assert.Equal(
            ["--bind", "127.0.0.1", "--port", "7001", "--appendonly", "yes", "--appendfsync", "always", "--save", ""],
            await model.ArgumentsAsync("redis-server"));
    }

    [Fact]
    public async Task The_broker_has_the_topics_of_the_event_log_and_of_dataflows() =>
        Assert.Equal("--port 7002 --topic speech.analyzed.v1:6 --topic flow.population-bands.1:6 --topic flow.pipeline-health.1:6", string.Join(' ', await model.ArgumentsAsync("broker")));

    [Fact]
    public void Connection_strings_keep_the_names_and_forms_of_the_containers()
    {
        Assert.Equal("{redis-server.bindings.tcp.host}:{redis-server.bindings.tcp.port}", model.ConnectionString("redis"));
        Assert.Equal("{broker.bindings.tcp.host}:{broker.bindings.tcp.port}", model.ConnectionString("redpanda"));
        if (!Requirement.Has("minio")) Assert.Equal($"Directory={Path.Combine(data.Path, "objects")}", model.ConnectionString("minio"));
    }

    [Theory]
    [InlineData("api")]
    [InlineData("worker")]
    [InlineData("analytics")]
    public async Task Services_know_the_servers_by_name_and_wait_for_them(string service)
    {
        var environment = await model.EnvironmentAsync(service);
        foreach (var server in (string[])["redis", "redpanda", "minio"])
            Assert.Equal($"{{{server}.connectionString}}", environment[$"ConnectionStrings__{server}"]);
        Assert.Equal(["broker", "redis-server"], model.WaitsFor(service).Where(name => name is not ("minio-server" or "telegram")));
        Assert.Contains(model.Annotations<HealthCheckAnnotation>(service), check => check.Key.Contains("/health", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("api")]
    [InlineData("worker")]
    [InlineData("analytics")]
    public async Task Services_send_their_telemetry_where_the_host_was_told_to(string service)
    {
        var environment = await Native("--OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf").EnvironmentAsync(service);
        Assert.Equal("http://collector:4318", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("http/protobuf", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    [Fact]
    public async Task Only_the_api_knows_the_secrets()
    {
        var api = await model.EnvironmentAsync("api");
        Assert.Equal("{installation-secret.value}", api["Identity__Secret"]);
        Assert.Equal("{operations-key.value}", api["Operations__Key"]);
        foreach (var service in (string[])["worker", "analytics"])
            Assert.DoesNotContain(await model.EnvironmentAsync(service), entry => entry.Value.Contains("secret.value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_token_the_bot_talks_to_the_emulator()
    {
        Assert.Contains("telegram", model.Names);
        Assert.Contains("telegram", model.WaitsFor("api"));
        var api = await model.EnvironmentAsync("api");
        Assert.Equal("{telegram.bindings.http.url}", api["Telegram__ApiAddress"]);
        Assert.Equal((await model.EnvironmentAsync("telegram"))["Emulator__Token"], api["Telegram__Token"]);
    }

    [Fact]
    public async Task With_a_token_the_bot_talks_to_Telegram()
    {
        var real = Native("--Parameters:telegram-token=1:real");
        Assert.DoesNotContain("telegram", real.Names);
        Assert.True(real.Resource<ParameterResource>("telegram-token").Secret);
        var api = await real.EnvironmentAsync("api");
        Assert.Equal("{telegram-token.value}", api["Telegram__Token"]);
        Assert.DoesNotContain("Telegram__ApiAddress", api.Keys);
    }

    [Fact]
    public async Task A_secret_that_is_given_is_not_generated() => Assert.Equal(
        "given",
        await Native("--Parameters:installation-secret=given").Resource<ParameterResource>("installation-secret")
            .GetValueAsync(TestContext.Current.CancellationToken));

    [Fact]
    public void The_api_is_the_address_of_the_outside_and_has_the_replay_command()
    {
        var endpoint = Assert.Single(model.Annotations<EndpointAnnotation>("api"));
        Assert.Equal(("http", 7004, true), (endpoint.Name, endpoint.Port, endpoint.IsExternal));
        Assert.Contains(model.Annotations<ResourceCommandAnnotation>("api"), command => command.DisplayName == "Replay dead letters");
    }

    [Fact]
    public void The_number_of_workers_is_a_setting_and_may_be_none()
    {
        Assert.Equal(2, model.Resource<ProjectResource>("worker").GetReplicaCount());
        Assert.Equal(5, Native("--Workers=5").Resource<ProjectResource>("worker").GetReplicaCount());
        Assert.DoesNotContain("worker", Native("--Workers=0").Names);
    }

    [Theory]
    [InlineData("--Workers=-1", "Workers")]
    [InlineData("--Workers=two", "Workers")]
    [InlineData("--Ports:Api=70000", "Api")]
    [InlineData("--infrastructure=cloud", "cloud")]
    public void A_wrong_setting_is_named(string argument, string name) =>
        Assert.Contains(name, Assert.Throws<DistributedApplicationException>(() => Native(argument)).Message, StringComparison.Ordinal);

    Model Native(params string[] more) => new([
        "--infrastructure=native", $"--DataDirectory={data.Path}", "--Ports:Redis=7001", "--Ports:Redpanda=7002", "--Ports:Minio=7003", "--Ports:Api=7004", .. more]);
}
