using Amazon.S3;
using Amazon.S3.Model;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

[Collection(SwiftCollection.Name)]
public sealed class S3ObjectStoreTests(SwiftServer swift) : ObjectStoreContract
{
    protected override IObjectStore Store { get; } = TestObjectStore.Open(swift.ConnectionString);

    [Fact]
    public async Task Two_stores_that_begin_at_the_same_time_share_one_bucket()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => TestObjectStore.Open(swift.ConnectionString)).ToList();
        await Task.WhenAll(stores.Select((store, i) => store.WriteAsync($"{Folder}/{i}", [1], Ct)));
        Assert.Equal(4, await stores[0].ListAsync(Folder, Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Uploads_that_died_are_removed_and_those_under_way_are_not()
    {
        var key = $"{Folder}/upload";
        using var s3 = Client();
        await Store.CheckAsync(Ct);
        await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = ObjectKeys.Bucket, Key = key }, Ct);

        await Store.RemoveUnfinishedAsync(TimeProvider.System.GetUtcNow().AddMinutes(-10), Ct);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AssertNothingUnfinishedAsync(key));

        Assert.True(await Store.RemoveUnfinishedAsync(TimeProvider.System.GetUtcNow().AddMinutes(10), Ct) > 0);
        await AssertNothingUnfinishedAsync(key);
    }

    protected override async Task AssertNothingUnfinishedAsync(string key)
    {
        using var s3 = Client();
        var uploads = await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = ObjectKeys.Bucket, Prefix = key }, Ct);
        Assert.Empty(uploads.MultipartUploads ?? []);
    }

    AmazonS3Client Client()
    {
        var parts = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = swift.ConnectionString };
        return new((string)parts["AccessKey"], (string)parts["SecretKey"], new AmazonS3Config
        {
            ServiceURL = (string)parts["Endpoint"],
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
        });
    }
}
