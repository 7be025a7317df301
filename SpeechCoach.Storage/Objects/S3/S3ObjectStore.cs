using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Objects in the bucket <see cref="ObjectKeys.Bucket"/> of anything that speaks S3; the bucket is made when it is missing.</summary>
sealed class S3ObjectStore : IObjectStore, IDisposable
{
    readonly S3Client s3;
    readonly S3Bucket bucket;
    readonly TimeProvider clock;

    public S3ObjectStore(ObjectStoreConnection connection, ObjectStoreOptions options, TimeProvider clock)
    {
        this.clock = clock;
        s3 = new(new BasicAWSCredentials(connection.AccessKey, connection.SecretKey), new AmazonS3Config
        {
            ServiceURL = connection.Endpoint!.ToString(),
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            Timeout = options.Timeout,
            MaxErrorRetry = options.Retries,
            RetryMode = RequestRetryMode.Standard,
            // Servers other than Amazon's do not all know the newer checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
        bucket = new(s3);
    }

    public async Task<ObjectInfo> PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        ObjectStoreRules.CheckContentType(contentType);
        ArgumentNullException.ThrowIfNull(content);
        await bucket.EnsureAsync(ct);

        using var buffer = new PartBuffer();
        await buffer.FillAsync(content, ct);
        var bytes = buffer.IsFull
            ? await S3Upload.RunAsync(s3, key, content, buffer, contentType, ct)
            : await PutWholeAsync(key, buffer, contentType, ct);
        return new(key, bytes, contentType, clock.GetUtcNow());
    }

    public Task<StoredObject?> OpenAsync(string key, CancellationToken ct) => OpenAsync(key, 0, ct);

    public async Task<StoredObject?> OpenAsync(string key, long start, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        await bucket.EnsureAsync(ct);
        try
        {
            var request = new GetObjectRequest { BucketName = ObjectKeys.Bucket, Key = key };
            if (start > 0) request.ByteRange = new ByteRange($"bytes={start}-");
            var found = await s3.GetObjectAsync(request, ct);
            var info = new ObjectInfo(key, start + found.ContentLength, found.Headers.ContentType, TimeOf(found.LastModified));
            return new(info, found.ResponseStream, found);
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        await bucket.EnsureAsync(ct);
        try
        {
            var found = await s3.GetObjectMetadataAsync(ObjectKeys.Bucket, key, ct);
            return new(key, found.ContentLength, found.Headers.ContentType, TimeOf(found.LastModified));
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task DeleteAsync(string key, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        await bucket.EnsureAsync(ct);
        try
        {
            await s3.DeleteObjectAsync(ObjectKeys.Bucket, key, ct);
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            // S3 itself does not mind; some that speak it do.
        }
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        ObjectStoreRules.CheckPrefix(prefix);
        await bucket.EnsureAsync(ct);
        var request = new ListObjectsV2Request { BucketName = ObjectKeys.Bucket, Prefix = prefix };
        do
        {
            var page = await s3.ListObjectsV2Async(request, ct);
            foreach (var found in page.S3Objects ?? [])
                yield return new(found.Key, found.Size ?? 0, "", TimeOf(found.LastModified));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public async Task<int> RemoveUnfinishedAsync(DateTimeOffset before, CancellationToken ct)
    {
        await bucket.EnsureAsync(ct);
        var removed = 0;
        var request = new ListMultipartUploadsRequest { BucketName = ObjectKeys.Bucket };
        while (true)
        {
            var page = await s3.ListMultipartUploadsAsync(request, ct);
            foreach (var upload in page.MultipartUploads ?? [])
            {
                if (TimeOf(upload.Initiated) >= before) continue;
                await s3.AbortMultipartUploadAsync(new() { BucketName = ObjectKeys.Bucket, Key = upload.Key, UploadId = upload.UploadId }, ct);
                removed++;
            }

            if (page.IsTruncated != true) return removed;
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
    }

    public async Task CheckAsync(CancellationToken ct)
    {
        const string key = "health/check";
        await bucket.CreateAsync(ct);
        using var nothing = new PartBuffer();
        await PutWholeAsync(key, nothing, "text/plain", ct);
        await DeleteAsync(key, ct);
    }

    public void Dispose()
    {
        bucket.Dispose();
        s3.Dispose();
    }

    async Task<long> PutWholeAsync(string key, PartBuffer content, string contentType, CancellationToken ct)
    {
        using var body = content.Open();
        await s3.PutObjectAsync(new()
        {
            BucketName = ObjectKeys.Bucket,
            Key = key,
            InputStream = body,
            ContentType = contentType,
            UseChunkEncoding = false,
            AutoCloseStream = false,
        }, ct);
        return content.Count;
    }

    static DateTimeOffset TimeOf(DateTime? time) => time is { } known ? new(known.ToUniversalTime()) : default;
}
