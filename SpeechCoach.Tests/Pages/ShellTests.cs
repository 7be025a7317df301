using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Pages;

/// <summary>What stands around every page.</summary>
public sealed class ShellTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    // A range has a rectangle for each line.
    const string Broken =
        """
        () => [...document.querySelectorAll('.top span')].filter(name => {
          const all = document.createRange();
          all.selectNodeContents(name);
          return all.getClientRects().length !== 1;
        }).map(name => name.textContent)
        """;

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_name_stands_on_one_line_and_beside_it_the_pages_at_every_width(string language)
    {
        var page = await browser.OpenAsync(world.Api.Address, language: language);
        foreach (var width in (int[])[320, 736, 737, 800, 992, 993, 1280])
        {
            await page.SetViewportSizeAsync(width, 740);
            if (width == 800) await page.KeepAsync($"shell-{language}");
            await page.BeGoodAsync();
            Assert.Empty(await page.EvaluateAsync<string[]>(Broken));
        }
    }
}
