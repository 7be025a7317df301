using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace SpeechCoach.Storage;

/// <summary>Whatever a server answers that cannot serve, it fails as a disk does: whoever uses the store need not know which it is.</summary>
sealed class S3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        // Outermost: behind the last try.
        pipeline.AddHandler(new S3FailureHandler());
    }
}
