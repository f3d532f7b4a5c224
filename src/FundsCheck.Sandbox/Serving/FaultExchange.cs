using System.IO.Compression;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FundsCheck.Sandbox;

/// <summary>
/// The operations of a fault on its exchange. Complete responses go through Kestrel. Other bytes go directly to the socket of the
/// connection, after which Kestrel must not write and the connection ends.
/// </summary>
internal sealed class FaultExchange(HttpContext context, PlaidSandboxOptions options, string requestId, CancellationToken token)
{
    private const int PieceBytes = 64 * 1024;

    public PlaidSandboxOptions Options { get; } = options;

    /// <summary>The correct response to the request; empty where the request was not read.</summary>
    public byte[] TrueBody { get; init; } = [];

    /// <summary>The status of <see cref="TrueBody"/>.</summary>
    public int TrueStatus { get; init; } = StatusCodes.Status200OK;

    /// <summary>The response that faults alter.</summary>
    public string Template { get; init; } = FalseResponse.Accounts;

    /// <summary>The id of the account or key that the request is about.</summary>
    public string SubjectId { get; init; } = "none";

    /// <summary>A complete response that is false, such as one with 1,000,000 USD.</summary>
    public byte[] FalseBody => Fill(Template);

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    public byte[] Fill(string template) => FalseResponse.Fill(template, SubjectId, requestId);

    public Task DelayAsync(TimeSpan delay) => Task.Delay(delay, Options.TimeProvider, token);

    /// <summary>Waits until the client gives up or the sandbox stops.</summary>
    public Task HangAsync() => Task.Delay(Timeout.InfiniteTimeSpan, Options.TimeProvider, token);

    public Task WriteErrorAsync(SandboxError error) => ResponseWriter.WriteErrorAsync(context, error, requestId);

    public Task RespondAsync(
        int status, string? contentType, ReadOnlyMemory<byte> body, params IEnumerable<(string Name, string Value)> headers)
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return ResponseWriter.WriteAsync(context, status, contentType, body);
    }

    /// <summary>Writes padding, then the false response.</summary>
    public async Task RespondHugeAsync(long paddingBytes, bool statesLength)
    {
        context.Response.ContentType = ResponseWriter.Json;
        if (statesLength)
        {
            context.Response.ContentLength = PaddingStart.Length + paddingBytes + PaddingEnd.Length + FalseBody.Length - 1;
        }

        await WritePaddedAsync(context.Response.Body, paddingBytes).ConfigureAwait(false);
    }

    /// <summary>Writes padding, then the false response, in gzip.</summary>
    public async Task RespondCompressedAsync(long paddingBytes)
    {
        context.Response.ContentType = ResponseWriter.Json;
        context.Response.Headers.ContentEncoding = "gzip";
        var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await using (gzip.ConfigureAwait(false))
        {
            await WritePaddedAsync(gzip, paddingBytes).ConfigureAwait(false);
        }
    }

    /// <summary>Sends bytes to the socket unchanged.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await Socket.SendAsync(bytes, SocketFlags.None, token).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    /// <summary>Sends bytes to the socket, one at a time.</summary>
    public async Task DripAsync(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            await SendAsync(bytes.Slice(at, 1)).ConfigureAwait(false);
            await DelayAsync(Options.DripInterval).ConfigureAwait(false);
        }
    }

    /// <summary>Ends sending, and waits until the client closes: closing first could discard sent bytes.</summary>
    public async Task CloseAsync()
    {
        Socket.Shutdown(SocketShutdown.Send);
        await HangAsync().ConfigureAwait(false);
    }

    /// <summary>Resets the connection.</summary>
    public Task ResetAsync()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Close();
        context.Abort();
        return Task.CompletedTask;
    }

    private static ReadOnlySpan<byte> PaddingStart => "{\"padding\":\""u8;

    private static ReadOnlySpan<byte> PaddingEnd => "\","u8;

    private async Task WritePaddedAsync(Stream stream, long paddingBytes)
    {
        await stream.WriteAsync(PaddingStart.ToArray(), token).ConfigureAwait(false);
        var piece = new byte[PieceBytes];
        Array.Fill(piece, (byte)'a');
        for (var left = paddingBytes; left > 0; left -= PieceBytes)
        {
            await stream.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, PieceBytes)), token).ConfigureAwait(false);

            // Kestrel ignores writes to a closed connection.
            token.ThrowIfCancellationRequested();
        }

        await stream.WriteAsync(PaddingEnd.ToArray(), token).ConfigureAwait(false);
        await stream.WriteAsync(FalseBody.AsMemory(1), token).ConfigureAwait(false);
    }
}
