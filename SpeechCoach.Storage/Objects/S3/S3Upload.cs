using Amazon.S3;
using Amazon.S3.Model;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>An object too large for one request: one buffer, filled and sent part after part.</summary>
static class S3Upload
{
    static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Sends the full buffer and then the rest of the content; answers the length of it all.</summary>
    public static async Task<long> RunAsync(
        IAmazonS3 s3, string key, Stream content, PartBuffer buffer, string contentType, CancellationToken ct)
    {
        var upload = await s3.InitiateMultipartUploadAsync(
            new() { BucketName = ObjectKeys.Bucket, Key = key, ContentType = contentType }, ct);
        try
        {
            var parts = new List<PartETag>();
            var bytes = 0L;
            while (buffer.Count > 0)
            {
                var number = parts.Count + 1;
                parts.Add(new(number, await SendAsync(s3, key, upload.UploadId, number, buffer, ct)));
                bytes += buffer.Count;
                await buffer.FillAsync(content, ct);
            }

            var completed = await s3.CompleteMultipartUploadAsync(
                new() { BucketName = ObjectKeys.Bucket, Key = key, UploadId = upload.UploadId, PartETags = parts }, ct);

            // S3 may answer 200 before it is done, and put the failure into the body.
            if (string.IsNullOrEmpty(completed.ETag))
                throw new IOException("The store did not put the parts together.");
            return bytes;
        }
        catch
        {
            await AbortAsync(s3, key, upload.UploadId);
            throw;
        }
    }

    static async Task<string> SendAsync(IAmazonS3 s3, string key, string uploadId, int number, PartBuffer part, CancellationToken ct)
    {
        using var body = part.Open();
        var sent = await s3.UploadPartAsync(new()
        {
            BucketName = ObjectKeys.Bucket,
            Key = key,
            UploadId = uploadId,
            PartNumber = number,
            PartSize = part.Count,
            InputStream = body,
            UseChunkEncoding = false,
        }, ct);
        return sent.ETag;
    }

    /// <summary>Gives the parts back. The reason for it matters more to the caller than a failure of this.</summary>
    static async Task AbortAsync(IAmazonS3 s3, string key, string uploadId)
    {
        using var timeout = new CancellationTokenSource(AbortTimeout, TimeProvider.System);
        try
        {
            await s3.AbortMultipartUploadAsync(new() { BucketName = ObjectKeys.Bucket, Key = key, UploadId = uploadId }, timeout.Token);
        }
        catch (Exception failure) when (failure is AmazonS3Exception or HttpRequestException or OperationCanceledException or IOException)
        {
            // Unfinished parts are no object; the store's own clean-up of uploads has them.
        }
    }
}
