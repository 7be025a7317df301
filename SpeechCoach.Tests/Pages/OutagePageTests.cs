using System.Net;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>What a learner reads where a server or the network is away, and that the page goes on when it is back.</summary>
public sealed class OutagePageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_form_that_cannot_be_seen_to_answers_with_a_page_that_leads_back()
    {
        using var client = world.Api.Client(new CookieContainer(), ("Accept", "text/html"));
        await client.GetStringAsync("/practice", ApiWorld.Ct);
        await server.StopAsync();
        try
        {
            using var answer = await client.PostAsync(
                "/practice/next", new FormUrlEncodedContent([KeyValuePair.Create("scenario", "exam"), KeyValuePair.Create("key", "press")]), ApiWorld.Ct);

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var told = await answer.Content.ReadAsStringAsync(ApiWorld.Ct);
            Assert.Contains("Something does not answer", told, StringComparison.Ordinal);
            Assert.Contains("<a class=\"button primary\" href=\"/practice\">Try again</a>", told, StringComparison.Ordinal);
        }
        finally
        {
            await server.RestartAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sound_comes_back_with_the_service(bool compared)
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000);
        var first = await ReportAsync(page);
        if (compared)
        {
            await page.GotoAsync("/");
            await page.GotoAsync($"{await ReportAsync(page)}/compare?with={first.Split('/')[^1]}");
        }

        var player = page.Locator("audio").First;
        await page.APIRequest.DeleteAsync((await player.GetAttributeAsync("src"))!);
        await page.RouteAsync("**/api/recordings/*/audio", route => route.AbortAsync("connectionrefused"));
        await player.EvaluateAsync("player => { player.play().catch(() => {}); }");
        await SeeAsync(page.Locator("[data-silent]").First, "The service cannot be reached.");
        await page.BeGoodAsync();

        await page.UnrouteAsync("**/api/recordings/*/audio");

        await Assertions.Expect(page.Locator("[data-silent]").First).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await page.WaitForFunctionAsync("() => { const player = document.querySelector('audio'); return !player.paused && player.currentTime > 0; }");
    }

    [Fact]
    public async Task A_link_that_was_got_and_not_used_before_it_ran_out_is_replaced_too()
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000);
        await page.Clock.InstallAsync();
        await ReportAsync(page);
        var player = page.Locator("audio");
        var first = await ForgetAsync();
        // As when a place is chosen in a sound that stands still.
        await player.EvaluateAsync("player => { player.preload = 'auto'; player.load(); player.preload = 'none'; }");
        await Assertions.Expect(player).Not.ToHaveAttributeAsync("src", first);
        var second = await ForgetAsync();
        await page.Clock.FastForwardAsync(11 * 60_000);

        await player.EvaluateAsync("player => { player.play().catch(() => {}); }");

        await Assertions.Expect(player).Not.ToHaveAttributeAsync("src", second);
        await page.WaitForFunctionAsync("() => { const player = document.querySelector('audio'); return !player.paused && player.currentTime > 0; }");
        await Assertions.Expect(page.Locator("[data-silent]")).ToBeHiddenAsync();

        async Task<string> ForgetAsync()
        {
            var link = (await player.GetAttributeAsync("src"))!;
            await page.APIRequest.DeleteAsync(link);
            return link;
        }
    }

    [Fact]
    public async Task A_page_that_may_not_follow_asks_now_and_then_and_tells_of_no_broken_connection()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.RouteAsync("**/events", route => route.FulfillAsync(new() { Status = 429, ContentType = "application/problem+json", Body = "{}" }));
        await SendAsync(page);
        await world.Worker.BeginAsync(await world.Worker.ClaimAsync(), SpeechCoach.Contracts.Stage.Measure);

        await SeeAsync(page.Locator(".stages [data-state=now]"), "Measuring");
        await Assertions.Expect(page.Locator("[data-problem]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_the_service_refuses_is_told_in_the_readers_language()
    {
        var page = await browser.OpenAsync(world.Api.Address, language: "es");
        await page.GetByLabel("o elige un archivo").SetInputFilesAsync(Recordings.Path("hostile/h15_text_as_ogg.ogg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Obtener el informe" }).ClickAsync();

        await SeeAsync(page.GetByRole(AriaRole.Alert), "Esto no es una grabación que se pueda leer aquí. Envía Ogg, WebM");
    }

    [Fact]
    public async Task A_machine_without_a_network_still_reaches_a_service_of_its_own()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'onLine', { value: false })");
        await page.RunAndWaitForResponseAsync(() => page.ReloadAsync(), answer => answer.Url.EndsWith("/alive", StringComparison.Ordinal));
        // The page has heard of the first one then.
        await page.EvaluateAsync("fetch('/alive')");
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Progress" }).ClickAsync();

        await SeeAsync(page.Locator("h1"), "Your progress");
    }

    [Fact]
    public async Task A_network_that_comes_back_while_the_service_is_asked_for_is_back()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var back = new TaskCompletionSource();
        await page.RouteAsync("**/alive", async route =>
        {
            await back.Task;
            await route.AbortAsync("internetdisconnected");
        });
        await page.EvaluateAsync("() => { window.online = false; Object.defineProperty(navigator, 'onLine', { get: () => online }); }");
        await page.RunAndWaitForRequestAsync(() => page.EvaluateAsync("dispatchEvent(new Event('offline'))"), asked => asked.Url.EndsWith("/alive", StringComparison.Ordinal));

        await page.EvaluateAsync("() => { online = true; dispatchEvent(new Event('online')); }");
        back.SetResult();
        // The page has heard of the first one then.
        await page.EvaluateAsync("fetch('/alive').catch(() => null).then(() => null)");

        await Assertions.Expect(page.Locator("[data-offline]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Progress" }).ClickAsync();
        await SeeAsync(page.Locator("h1"), "Your progress");
    }

    [Fact]
    public async Task A_link_that_is_asked_for_twice_at_once_is_made_once()
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000);
        await ReportAsync(page);
        var made = 0;
        await page.RouteAsync("**/share", async route =>
        {
            made++;
            await route.ContinueAsync();
        });

        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).EvaluateAsync("button => { button.click(); button.click(); }");

        await SeeAsync(page.Locator("[data-share-status]"), "Keep this link");
        var opened = await page.APIRequest.GetAsync(await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync());
        Assert.Equal((1, 200), (made, opened.Status));
    }

    async Task<string> ReportAsync(IPage page)
    {
        await SendAsync(page);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
        return page.Url;
    }

    static async Task SendAsync(IPage page)
    {
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }
}
