using System.Security.Cryptography;

namespace SpeechCoach.Worker;

/// <summary>Fetches a model once and keeps it. A file counts only with the right hash, and gets its name only when it is whole.</summary>
sealed class ModelStore(IHttpClientFactory clients, IProgress<ModelDownload> progress)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "recognition-models";

    const int Step = 1 << 20;

    /// <summary>The path of the model.</summary>
    /// <exception cref="InvalidDataException">What came has another hash.</exception>
    /// <exception cref="HttpRequestException">It could not be fetched.</exception>
    public async Task<string> GetAsync(ModelSource source, CancellationToken cancellationToken)
    {
        if (File.Exists(source.File) && await HasHashAsync(source, cancellationToken))
            return source.File;

        Directory.CreateDirectory(source.Folder);
        var partial = Path.Combine(source.Folder, Path.GetRandomFileName());
        try
        {
            var hash = await DownloadAsync(source, partial, cancellationToken);
            if (!hash.Equals(source.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException($"The model from {source.Address} has the SHA-256 {hash}, not {source.Sha256}; it is not used.");
            File.Move(partial, source.File, overwrite: true);
            return source.File;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    async Task<string> DownloadAsync(ModelSource source, string path, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        client.Timeout = Timeout.InfiniteTimeSpan;
        using var answer = await client.GetAsync(source.Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var from = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Step];
        long received = 0;
        while (await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var length)
        {
            await to.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            hash.AppendData(buffer, 0, length);
            progress.Report(new(Path.GetFileName(source.File), received += length, answer.Content.Headers.ContentLength));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static async Task<bool> HasHashAsync(ModelSource source, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(source.File);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)).Equals(source.Sha256, StringComparison.OrdinalIgnoreCase);
    }
}
