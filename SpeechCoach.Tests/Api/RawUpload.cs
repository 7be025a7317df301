using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpeechCoach.Tests.Api;

/// <summary>An upload over a bare connection, whose sender decides when which byte goes out and reads the answer while he still sends.</summary>
sealed class RawUpload : IDisposable
{
    readonly TcpClient client = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Whether the server has answered.</summary>
    public bool IsAnswered => client.GetStream().DataAvailable;

    public static async Task<RawUpload> BeginAsync(Uri address, string framing)
    {
        var upload = new RawUpload();
        await upload.client.ConnectAsync(IPAddress.Loopback, address.Port, Ct);
        await upload.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/recordings HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {ApiWorld.Key}\r\n{framing}\r\n\r\n"));
        return upload;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await client.GetStream().WriteAsync(bytes, Ct);

    /// <summary>The status code of the answer, once that comes.</summary>
    public async Task<HttpStatusCode> StatusAsync()
    {
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        var line = await reader.ReadLineAsync(Ct);
        return (HttpStatusCode)int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The answer, as far as its words for a person; the server may cut the connection behind it.</summary>
    public async Task<string> AnswerAsync()
    {
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        var answer = "";
        while (!answer.Contains("\"detail\"", StringComparison.Ordinal) && await reader.ReadLineAsync(Ct) is { } line) answer += $"{line}\n";
        return answer;
    }

    public void Dispose() => client.Dispose();
}
