using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class KeyRingTests : IDisposable
{
    const string Secret = "a secret of this test, long enough to be one";

    readonly TemporaryFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_host_reads_the_cookie_of_the_first()
    {
        var cookie = await SignInAsync();
        Assert.Equal("learner 1", await WhoAsync(Secret, cookie));
    }

    [Fact]
    public async Task The_store_alone_forges_no_cookie()
    {
        var cookie = await SignInAsync();

        var key = Assert.Single(Directory.EnumerateFiles(Path.Combine(folder.Path, "keys")));
        var xml = await File.ReadAllTextAsync(key, Ct);
        Assert.Contains("SecretXmlDecryptor", xml);
        Assert.DoesNotContain("masterKey", xml);
        Assert.Equal("", await WhoAsync("another secret of this test, long enough as well", cookie));
    }

    async Task<string> SignInAsync()
    {
        await using var app = await StartAsync(Secret);
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(new Uri("/in", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    async Task<string> WhoAsync(string secret, string cookie)
    {
        await using var app = await StartAsync(secret);
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.GetStringAsync(new Uri("/who", UriKind.Relative), Ct);
    }

    async Task<WebApplication> StartAsync(string secret)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Configuration["ConnectionStrings:minio"] = $"Directory={folder.Path}";
        builder.Configuration["Identity:Secret"] = secret;
        builder.AddObjectStore().AddAccounts();
        builder.Services.AddRoutingCore();
        builder.Services.AddDataProtection().SetApplicationName("speechcoach").PersistKeysToObjectStore();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();

        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/in", (HttpContext context) => context.SignInAsync(new(new ClaimsIdentity([new(ClaimTypes.Name, "learner 1")], "test"))));
        app.MapGet("/who", (HttpContext context) => context.User.Identity?.Name ?? "");
        await app.StartAsync(Ct);
        return app;
    }
}
