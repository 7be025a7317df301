using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class ObjectStoreConnectionTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "missing")]
    [InlineData("s3cret", "cannot be parsed")]
    [InlineData("Endpoint=http://127.0.0.1:1;AccessKey=key;SecretKey='s3cret", "cannot be parsed")]
    [InlineData("Endpoint=ftp://127.0.0.1;AccessKey=key;SecretKey=s3cret", "not an http address")]
    [InlineData("Endpoint=127.0.0.1;AccessKey=key;SecretKey=s3cret", "not an http address")]
    [InlineData("Endpoint=http://127.0.0.1:1;SecretKey=s3cret", "AccessKey is missing")]
    [InlineData("Endpoint=http://127.0.0.1:1;AccessKey=s3cret", "SecretKey is missing")]
    [InlineData("Directory=relative/path", "not an absolute path")]
    [InlineData("Directory=/tmp;Create=s3cret", "neither true nor false")]
    [InlineData("Directory=/tmp;Endpoint=http://127.0.0.1:1;AccessKey=key;SecretKey=s3cret", "beside an Endpoint")]
    public async Task A_malformed_string_is_one_clear_error_at_the_start_and_no_secret_in_it(string connection, string complaint)
    {
        using var host = TestObjectStore.Host(connection);
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Ct));

        Assert.Contains("ConnectionStrings:minio", failure.Message);
        Assert.Contains(complaint, failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
    }

    [Fact]
    public async Task A_folder_that_is_there_is_healthy_and_one_that_went_is_not()
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, "store");
        using var host = TestObjectStore.Host($"Directory={root}");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        Directory.Delete(root, recursive: true);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
    }

    [Fact]
    public async Task A_folder_that_is_not_to_be_made_is_away_until_it_is_there_and_nothing_is_written_in_its_place()
    {
        using var disk = new TemporaryFolder();
        var root = Path.Combine(disk.Path, "store");
        using var host = TestObjectStore.Host($"Directory={root};Create=false");
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
        Assert.False(Directory.Exists(root));

        // As a mount point is without its disk.
        Directory.CreateDirectory(root);
        using var again = TestObjectStore.Host($"Directory={root};Create=false");
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(again));
        await Assert.ThrowsAnyAsync<IOException>(() => again.Services.GetRequiredService<IObjectStore>().WriteAsync("reports/a", [1], Ct));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));

        using var first = TestObjectStore.Host($"Directory={root}");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(first));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(again));
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_unhealthy_soon()
    {
        using var host = TestObjectStore.Host(
            $"Endpoint=http://127.0.0.1:{FreePort.Next()};AccessKey=key;SecretKey=s3cret", settings: ("ObjectStore:Retries", "1"));
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
    }

    static async Task<HealthStatus> HealthAsync(IHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ct);
        return Assert.Contains("object-store", report.Entries).Status;
    }
}
