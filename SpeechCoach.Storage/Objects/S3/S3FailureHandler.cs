using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace SpeechCoach.Storage;

/// <summary>Makes an <see cref="IOException"/> of an error of the server or of its client. What is not there, or there already, is left to the caller.</summary>
sealed class S3FailureHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new IOException($"The object store does not serve: {e.Message}", e);
        }
    }

    // Where the bucket is gone, or the upload that the parts are of, the store has lost more than was asked for.
    static bool IsFailure(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound, ErrorCode: not ("NoSuchBucket" or "NoSuchUpload") } => false,
        AmazonServiceException { StatusCode: HttpStatusCode.Conflict, ErrorCode: S3Bucket.OursAlready } => false,
        _ => exception is AmazonClientException or AmazonServiceException,
    };
}
