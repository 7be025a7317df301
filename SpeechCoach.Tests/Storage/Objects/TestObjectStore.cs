using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>The object store as a service gets it: by connection string.</summary>
static class TestObjectStore
{
    public static IHost Host(string connection, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:minio"] = connection;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddLogging();
        builder.AddObjectStore();
        return builder.Build();
    }

    public static IObjectStore Open(string connection, TimeProvider? clock = null) =>
        Host(connection, clock).Services.GetRequiredService<IObjectStore>();

    public static async Task<byte[]?> ReadAsync(this IObjectStore store, string key, CancellationToken ct)
    {
        await using var found = await store.OpenAsync(key, ct);
        if (found is null)
            return null;

        using var memory = new MemoryStream();
        await found.Content.CopyToAsync(memory, ct);
        Assert.Equal(found.Info.Bytes, memory.Length);
        return memory.ToArray();
    }

    public static async Task<ObjectInfo> WriteAsync(this IObjectStore store, string key, byte[] content, CancellationToken ct)
    {
        using var memory = new MemoryStream(content);
        return await store.PutAsync(key, memory, "application/octet-stream", ct);
    }
}
