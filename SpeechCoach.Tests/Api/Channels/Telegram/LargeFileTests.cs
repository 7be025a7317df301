using System.Security.Cryptography;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>Files at the limit of what Telegram hands out, and beyond it with a server of one's own.</summary>
public sealed class LargeFileTests(RedisServer server) : IClassFixture<RedisServer>
{
    const long Chat = 42;
    const int Limit = 20 * 1024 * 1024;

    [Fact]
    public async Task What_Telegram_just_hands_out_is_taken_byte_for_byte_and_one_byte_more_is_refused_with_the_limit()
    {
        await using var world = new BotWorld(server);
        await world.StartAsync();
        var sound = LongSound(Limit);

        await world.Telegram.SendAsync(Chat, sound, "talk.wav");

        await world.LastAsync(Chat, "Got it");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sound)), (await world.ClaimAsync()).Task.AudioHash);

        await world.Telegram.SendAsync(Chat, LongSound(Limit + 1), "longer.wav");

        await world.LastAsync(Chat, "at most 20 MB");
        Assert.Single(await world.Telegram.LedgerAsync("getFile"));
    }

    [Fact]
    public async Task A_Bot_API_server_of_ones_own_hands_out_more()
    {
        await using var world = new BotWorld(server, ("Emulator:LargestDownload", "60000000"));
        await world.StartAsync(("Telegram:MaxBytes", "40000000"));
        var sound = LongSound(30_000_000);

        await world.Telegram.SendAsync(Chat, sound, "talk.wav");

        await world.LastAsync(Chat, "Got it");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sound)), (await world.ClaimAsync()).Task.AudioHash);
    }

    // The door looks at what kind of file it is; what is in it is the worker's.
    static byte[] LongSound(int bytes)
    {
        var file = new byte[bytes];
        File.ReadAllBytes(Recordings.Path("clips/jfk.wav")).AsSpan(0, 44).CopyTo(file);
        return file;
    }
}
