using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Tests.Scripts;

/// <summary>./run up to the start of the product, where set-up and build have nothing to do.</summary>
public sealed class RunTests : IDisposable
{
    const string Settings = "SpeechCoach.AppHost/appsettings.json";

    readonly ScriptFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_demo_goes_by_the_settings_file_and_names_what_parts_two_products()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        folder.Copy("run", "eng/shell.sh", Settings);
        foreach (var step in (string[])["eng/system.sh", "eng/packages.sh", "bin/dotnet"]) folder.Write(step, "#!/bin/sh\n");
        var settings = await File.ReadAllTextAsync(folder.In(Settings), TestContext.Current.CancellationToken);
        folder.Write(Settings, settings.Replace("5080", port, StringComparison.Ordinal).Replace("\"data\"", "\"elsewhere\"", StringComparison.Ordinal));
        folder.Write("SpeechCoach.AppHost/elsewhere/sample.wav", "a sample");

        await using var run = folder.Start("run", "--demo");

        Assert.Equal(1, await run.ExitAsync());
        Assert.Contains("--DataDirectory", await run.LineAsync($"port {port} is taken"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.In("SpeechCoach.AppHost/data")));
    }
    [Theory]
    [InlineData("--ports:api=abc", "the port abc is not a number")]
    [InlineData("--Infrastructure=paper", "--infrastructure is containers or native")]
    public async Task Settings_are_known_in_upper_and_lower_case_as_the_product_knows_them(string setting, string told)
    {
        folder.Copy("run", "eng/shell.sh", Settings);

        await using var run = folder.Start("run", "--demo", setting);

        await run.LineAsync(told);
        Assert.Equal(1, await run.ExitAsync());
    }
}
