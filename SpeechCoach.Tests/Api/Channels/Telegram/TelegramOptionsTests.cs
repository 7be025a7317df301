using Microsoft.Extensions.Options;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class TelegramOptionsTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Theory]
    [InlineData("Telegram:Token", "a-secret")]
    [InlineData("Telegram:Token", "77777")]
    [InlineData("Telegram:Token", ":a-secret")]
    [InlineData("Telegram:Token", "77777: a-secret")]
    [InlineData("Telegram:Token", "77777:a-secret\n")]
    [InlineData("Telegram:Token", "77777777777777777777:a-secret")]
    [InlineData("Telegram:ApiAddress", "localhost:8081")]
    [InlineData("Telegram:ApiAddress", "api.telegram.org")]
    [InlineData("Telegram:ApiAddress", "ftp://localhost")]
    [InlineData("Telegram:Poll", "00:00:00.500")]
    public async Task A_wrong_setting_ends_the_service_with_a_line_that_names_it_and_keeps_the_token_secret(string key, string value)
    {
        await using var world = new BotWorld(server);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => world.StartAsync((key, value)));

        Assert.Contains(key.Split(':')[1], refused.Message, StringComparison.Ordinal);
        if (key == "Telegram:Token") Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }
}
