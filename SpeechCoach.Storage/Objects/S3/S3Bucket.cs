using System.Net;
using Amazon.S3;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Makes the one bucket before it is first used.</summary>
sealed class S3Bucket(IAmazonS3 s3) : IDisposable
{
    /// <summary>What S3 says, with 409, where the bucket has been made already.</summary>
    public const string OursAlready = "BucketAlreadyOwnedByYou";

    readonly SemaphoreSlim gate = new(1);
    volatile bool exists;

    public async Task EnsureAsync(CancellationToken ct)
    {
        if (exists)
            return;

        await gate.WaitAsync(ct);
        try
        {
            if (!exists)
                await CreateAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Makes the bucket where it is missing, whatever was found before: a store may have been replaced by an empty one.</summary>
    public async Task CreateAsync(CancellationToken ct)
    {
        try
        {
            await s3.HeadBucketAsync(new() { BucketName = ObjectKeys.Bucket }, ct);
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            await PutAsync(ct);
        }

        exists = true;
    }

    public void Dispose() => gate.Dispose();

    async Task PutAsync(CancellationToken ct)
    {
        try
        {
            await s3.PutBucketAsync(ObjectKeys.Bucket, ct);
        }
        catch (AmazonS3Exception taken) when (taken.ErrorCode == OursAlready)
        {
            // Another process was faster.
        }
    }
}
