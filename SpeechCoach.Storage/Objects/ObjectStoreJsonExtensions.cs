using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpeechCoach.Storage;

/// <summary>Objects that are JSON.</summary>
public static class ObjectStoreJsonExtensions
{
    /// <summary>Reads the object; null when there is none.</summary>
    /// <exception cref="JsonException">The object is not what <paramref name="type"/> describes.</exception>
    public static async Task<T?> ReadJsonAsync<T>(this IObjectStore store, string key, JsonTypeInfo<T> type, CancellationToken ct) where T : class
    {
        await using var found = await store.OpenAsync(key, ct);
        return found is null ? null : await JsonSerializer.DeserializeAsync(found.Content, type, ct);
    }

    /// <summary>Stores the value, replacing what stood under the key.</summary>
    public static async Task<ObjectInfo> WriteJsonAsync<T>(this IObjectStore store, string key, T value, JsonTypeInfo<T> type, CancellationToken ct)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, type), writable: false);
        return await store.PutAsync(key, content, "application/json", ct);
    }
}
