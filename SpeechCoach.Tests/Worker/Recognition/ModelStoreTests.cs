using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class ModelStoreTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    readonly byte[] model = RandomNumberGenerator.GetBytes(3_000_000);
    readonly List<ModelDownload> told = [];
    int asked;

    [Fact]
    public async Task A_model_is_fetched_once_and_kept()
    {
        await using var server = await StartAsync(model);
        using var services = Services();
        var store = services.GetRequiredService<ModelStore>();
        var first = await store.GetAsync(Source(server), TestContext.Current.CancellationToken);
        var second = await store.GetAsync(Source(server), TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Assert.Equal(1, asked);
        Assert.Equal(model, await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken));
        Assert.Equal((model.Length, model.Length), (told[^1].Received, told[^1].Total ?? 0));
    }

    [Fact]
    public async Task A_model_with_another_hash_is_thrown_away()
    {
        await using var server = await StartAsync([.. model, 0]);
        using var services = Services();
        await Assert.ThrowsAsync<InvalidDataException>(() => services.GetRequiredService<ModelStore>().GetAsync(Source(server), TestContext.Current.CancellationToken));
        Assert.Empty(folder.EnumerateFiles());
    }

    [Fact]
    public async Task A_model_that_was_damaged_on_disk_is_fetched_again()
    {
        await using var server = await StartAsync(model);
        using var services = Services();
        await File.WriteAllBytesAsync(Source(server).File, [1, 2, 3], TestContext.Current.CancellationToken);
        var path = await services.GetRequiredService<ModelStore>().GetAsync(Source(server), TestContext.Current.CancellationToken);
        Assert.Equal(model.Length, new FileInfo(path).Length);
    }

    public void Dispose() => folder.Delete(recursive: true);

    Task<LocalServer> StartAsync(byte[] body) => LocalServer.StartAsync(async context =>
    {
        asked++;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    ModelSource Source(LocalServer server) => new(new($"{server.Address}/ggml-tiny.bin"), Convert.ToHexString(SHA256.HashData(model)), folder.FullName);

    ServiceProvider Services() => new ServiceCollection()
        .AddHttpClient()
        .AddSingleton<IProgress<ModelDownload>>(new Told(told))
        .AddSingleton<ModelStore>()
        .BuildServiceProvider();

    sealed class Told(List<ModelDownload> list) : IProgress<ModelDownload>
    {
        public void Report(ModelDownload value) => list.Add(value);
    }
}
