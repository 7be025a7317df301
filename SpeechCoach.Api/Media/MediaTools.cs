using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Media;

/// <summary>Programs that turn bytes into bytes, within bounds of time, memory and output. One that is missing or fails answers nothing.</summary>
sealed partial class MediaTools(IOptions<MediaOptions> options, TimeProvider time, ILogger<MediaTools> logger) : IDisposable
{
    readonly MediaOptions options = options.Value;
    readonly SemaphoreSlim slots = new(options.Value.AtOnce);

    /// <summary>What the program writes when it has read the input; null where it is missing, fails, or passes its bounds.</summary>
    public async Task<byte[]?> RunAsync(
        string program, IEnumerable<string> arguments, CappedSource input, CancellationToken cancellationToken, PrivateFile? file = null)
    {
        if (Executable.Find(program) is not { } path)
        {
            Log.Missing(logger, program);
            return null;
        }

        await slots.WaitAsync(cancellationToken);
        using var bound = new CancellationTokenSource(options.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return await MakeAsync(path, arguments, input, file, both.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, program, e.GetType().Name);
            return null;
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();

    async Task<byte[]?> MakeAsync(string path, IEnumerable<string> arguments, CappedSource input, PrivateFile? file, CancellationToken cancellationToken)
    {
        // Fonts are looked up by configuration and cache, which need to be found; nothing else of ours is given away.
        var environment = new Dictionary<string, string> { ["HOME"] = Path.GetTempPath(), ["PATH"] = "/usr/bin:/bin" };
        await using var child = ChildProcess.Start(path, arguments, new(options.Timeout, options.Memory), environment, file);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FfmpegInput.FeedAsync(input, child, enough.Token);
        var output = new byte[64 * 1024];
        using var made = new MemoryStream();
        while (await child.Output.ReadAsync(output, cancellationToken) is > 0 and var length)
        {
            made.Write(output, 0, length);
            if (made.Length > options.MostBytes) return null;
        }

        await enough.CancelAsync();
        await feeding;
        return await child.WaitAsync(cancellationToken) == 0 && made.Length > 0 ? made.ToArray() : null;
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The program {Program} is not installed; what it makes is left out")]
        public static partial void Missing(ILogger logger, string program);

        [LoggerMessage(2, LogLevel.Warning, "The program {Program} failed ({Kind}); what it makes is left out")]
        public static partial void Failed(ILogger logger, string program, string kind);
    }
}
