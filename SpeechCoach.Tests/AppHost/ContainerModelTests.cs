using Aspire.Hosting.ApplicationModel;

namespace SpeechCoach.Tests.AppHost;

/// <summary>What would run with a container engine, asserted on the model: it holds for the packages and for their stand-ins.</summary>
public sealed class ContainerModelTests
{
    readonly Model model = new("--infrastructure=containers", "--Ports:Redis=7001", "--Ports:Redpanda=7002", "--Ports:Minio=7003", "--Parameters:telegram-token=1:real");

    [Theory]
    [InlineData("redis", "docker.io", "library/redis")]
    [InlineData("redpanda", "docker.redpanda.com", "redpandadata/redpanda")]
    [InlineData("minio", "docker.io", "minio/minio")]
    public void Images_are_pinned(string name, string registry, string image)
    {
        var found = model.Annotation<ContainerImageAnnotation>(name);
        Assert.Equal((registry, image), (found.Registry, found.Image));
        Assert.NotEqual("latest", Assert.IsType<string>(found.Tag));
    }

    [Theory]
    [InlineData("redis", "/data")]
    [InlineData("redpanda", "/var/lib/redpanda/data")]
    [InlineData("minio", "/data")]
    public void Data_outlives_the_container_and_is_the_data_folders_own(string name, string target)
    {
        var volume = Volume(model, name);
        Assert.Matches($"^speechcoach-{name}-[0-9a-f]{{10}}$", volume.Source);
        Assert.Equal((target, false), (volume.Target, volume.IsReadOnly));
        Assert.Equal(volume.Source, Volume(new("--infrastructure=containers", "--DataDirectory=data/"), name).Source);
        Assert.NotEqual(volume.Source, Volume(new("--infrastructure=containers", "--DataDirectory=another"), name).Source);
    }

    static ContainerMountAnnotation Volume(Model model, string name) =>
        Assert.Single(model.Annotations<ContainerMountAnnotation>(name), mount => mount.Type == ContainerMountType.Volume);

    [Fact]
    public async Task Redis_writes_every_command_to_the_disk_before_it_answers()
    {
        var arguments = string.Join(' ', await model.ArgumentsAsync("redis"));
        Assert.StartsWith("redis-server --requirepass $REDIS_PASSWORD", arguments);
        Assert.EndsWith("--appendonly yes --appendfsync always", arguments);
    }

    [Fact]
    public async Task Redpanda_listens_for_containers_and_for_this_machine_and_tells_each_its_own_address()
    {
        Assert.Equal("/usr/bin/rpk", model.Resource<ContainerResource>("redpanda").Entrypoint);
        var arguments = await model.ArgumentsAsync("redpanda");
        Assert.Equal("redpanda start", string.Join(' ', arguments.Take(2)));
        Assert.Equal("internal://0.0.0.0:9093,external://0.0.0.0:9092", After("--kafka-addr"));
        Assert.Equal("internal://redpanda:9093,external://localhost:{redpanda.bindings.tcp.port}", After("--advertise-kafka-addr"));
        Assert.Equal((7002, 9092), model.Endpoint("redpanda", "tcp"));
        Assert.Equal(9093, model.Endpoint("redpanda", "internal").TargetPort);

        string After(string option) => arguments[arguments.ToList().IndexOf(option) + 1];
    }

    [Fact]
    public async Task Redpanda_answers_only_when_a_write_is_on_the_disk()
    {
        var arguments = await model.ArgumentsAsync("redpanda");
        Assert.DoesNotContain("dev-container", arguments);
        Assert.DoesNotContain(arguments, argument => argument.Contains("bypass-fsync", StringComparison.Ordinal));

        var bootstrap = Assert.Single(model.Annotations<ContainerMountAnnotation>("redpanda"), mount => mount.Type == ContainerMountType.BindMount);
        Assert.Equal("/etc/redpanda/.bootstrap.yaml", bootstrap.Target);
        Assert.True(bootstrap.IsReadOnly);
        var settings = await File.ReadAllLinesAsync(bootstrap.Source!, TestContext.Current.CancellationToken);
        Assert.Contains("auto_create_topics_enabled: true", settings);
        Assert.Contains("write_caching_default: \"false\"", settings);
    }

    [Fact]
    public void Redpanda_is_waited_for_until_its_admin_address_says_ready()
    {
        Assert.Equal(9644, model.Endpoint("redpanda", "admin").TargetPort);
        Assert.Contains(model.Annotations<HealthCheckAnnotation>("redpanda"), check => check.Key.Contains("/v1/status/ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Minio_gets_its_credentials_from_parameters()
    {
        Assert.Equal(["server", "/data"], (await model.ArgumentsAsync("minio")).Take(2));
        var environment = await model.EnvironmentAsync("minio");
        Assert.Equal("{minio-user.value}", environment["MINIO_ROOT_USER"]);
        Assert.Equal("{minio-password.value}", environment["MINIO_ROOT_PASSWORD"]);
        Assert.True(model.Resource<ParameterResource>("minio-password").Secret);
    }

    [Fact]
    public void Connection_strings_have_the_forms_the_services_read()
    {
        Assert.StartsWith("{redis.bindings.tcp.host}:{redis.bindings.tcp.port},password={redis-password.value}", model.ConnectionString("redis"));
        Assert.Equal("{redpanda.bindings.tcp.host}:{redpanda.bindings.tcp.port}", model.ConnectionString("redpanda"));
        Assert.Equal(
            "Endpoint=http://{minio.bindings.http.host}:{minio.bindings.http.port};AccessKey={minio-user.value};SecretKey={minio-password.value}",
            model.ConnectionString("minio"));
        Assert.Equal((7001, 6379), model.Endpoint("redis", "tcp"));
        Assert.Equal((7003, 9000), model.Endpoint("minio", "http"));
    }

    [Theory]
    [InlineData("api")]
    [InlineData("worker")]
    [InlineData("analytics")]
    public void Services_wait_for_the_servers_and_for_nothing_else(string service) =>
        Assert.Equal(["minio", "redis", "redpanda"], model.WaitsFor(service));
}
