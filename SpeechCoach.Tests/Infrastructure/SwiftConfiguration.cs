using System.Globalization;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>The files that make Swift's four servers one small store: one device, which is a folder, and one replica.</summary>
sealed class SwiftConfiguration(string folder)
{
    public const string AccessKey = "test:tester";
    public const string SecretKey = "testing";

    static readonly string[] kinds = ["account", "container", "object"];

    // The command line tool takes two seconds for a ring; this makes the three in one.
    const string Rings = """
        import sys
        from swift.common.ring import RingBuilder
        folder, *servers = sys.argv[1:]
        for server in servers:
            kind, port = server.split(":")
            ring = RingBuilder(4, 1, 1)
            ring.add_dev(dict(region=1, zone=1, weight=1, device="disk", meta="", ip="127.0.0.1", port=int(port),
                              replication_ip="127.0.0.1", replication_port=int(port)))
            ring.rebalance()
            ring.get_ring().save(f"{folder}/{kind}.ring.gz")
        """;

    public static IReadOnlyList<string> Programs { get; } = [.. kinds.Append("proxy").Select(kind => $"swift-{kind}-server")];

    /// <summary>Of memcached, then of <see cref="Programs"/> in their order.</summary>
    public IReadOnlyList<int> Ports { get; } = [.. Enumerable.Range(0, 5).Select(_ => FreePort.Next())];

    public int CachePort => Ports[0];

    public int ProxyPort => Ports[^1];

    public string FileOf(string program) => Path.Combine(folder, $"{program}.conf");

    public async Task WriteAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "devices", "disk"));
        await File.WriteAllTextAsync(Path.Combine(folder, "swift.conf"), Common);
        foreach (var (program, port) in Programs.Zip(Ports.Skip(1)))
            await File.WriteAllTextAsync(FileOf(program), Defaults(port) + (port == ProxyPort ? Proxy : Server(program.Split('-')[1])));

        // The interpreter of Debian's packages, which need not be the first on the PATH.
        string[] servers = [.. kinds.Zip(Ports.Skip(1), (kind, port) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{port}"))];
        await using var rings = TestProcess.Start("/usr/bin/python3", ["-c", Rings, folder, .. servers]);
        if (await rings.ExitAsync() != 0) throw new InvalidOperationException($"Swift's rings could not be made:\n{rings.Output.Text}");
    }

    const string Common = """
        [swift-hash]
        swift_hash_path_suffix = test
        swift_hash_path_prefix = test
        [storage-policy:0]
        name = only
        default = yes
        """;

    string Defaults(int port) => $"""
        [DEFAULT]
        bind_ip = 127.0.0.1
        bind_port = {port}
        workers = 0
        user = {Environment.UserName}
        swift_dir = {folder}
        devices = {folder}/devices
        mount_check = false
        disable_fallocate = true
        log_level = ERROR

        """;

    static string Server(string kind) => $"""
        [pipeline:main]
        pipeline = {kind}-server
        [app:{kind}-server]
        use = egg:swift#{kind}
        """;

    string Proxy => $"""
        [pipeline:main]
        pipeline = catch_errors healthcheck cache s3api tempauth slo dlo proxy-server
        [app:proxy-server]
        use = egg:swift#proxy
        account_autocreate = true
        [filter:catch_errors]
        use = egg:swift#catch_errors
        [filter:healthcheck]
        use = egg:swift#healthcheck
        [filter:cache]
        use = egg:swift#memcache
        memcache_servers = 127.0.0.1:{CachePort}
        [filter:s3api]
        use = egg:swift#s3api
        [filter:tempauth]
        use = egg:swift#tempauth
        user_{AccessKey.Replace(':', '_')} = {SecretKey} .admin
        [filter:slo]
        use = egg:swift#slo
        [filter:dlo]
        use = egg:swift#dlo
        """;
}
