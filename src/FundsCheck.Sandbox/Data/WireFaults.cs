using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace FundsCheck.Sandbox;

/// <summary>Faults of the connection: delays, silence, closed connections and other protocols.</summary>
internal static class WireFaults
{
    private const int InterimResponsesMax = 100_000;
    private const int HugeHeaderBytes = 1 << 20;

    /// <summary>The bytes that a fault within the body withholds, after its figures.</summary>
    private const int HeldBackBytes = 16;

    public static IEnumerable<SandboxFault> All => [.. Late(), .. OnTheWay(), .. Framing()];

    private static IEnumerable<SandboxFault> Late() =>
    [
        new(
            "slow-before-request", SandboxFaultStage.BeforeRequest, "The request is read late; the response is correct.",
            exchange => exchange.DelayAsync(exchange.Options.SlowDelay)) { Continues = true, RespondsCorrectly = true },
        new(
            "slow", SandboxFaultStage.BeforeHeaders, "The correct response comes late.",
            exchange => exchange.DelayAsync(exchange.Options.SlowDelay)) { Continues = true, RespondsCorrectly = true },
        new("drip-headers", SandboxFaultStage.InHeaders, "The headers of the correct response come byte by byte.", DripHeadersAsync)
        {
            RespondsCorrectly = true,
        },
        new("drip-body", SandboxFaultStage.InBody, "The body of the correct response comes byte by byte.", DripBodyAsync)
        {
            RespondsCorrectly = true,
        },
        new("interim-endless", SandboxFaultStage.BeforeHeaders, "Interim responses (103) without end.", InterimAsync),
    ];

    private static IEnumerable<SandboxFault> OnTheWay() =>
        from place in new (SandboxFaultStage Stage, string Name, string Where)[]
        {
            (SandboxFaultStage.BeforeRequest, "-before-request", "before the request is read"),
            (SandboxFaultStage.BeforeHeaders, "", "before the response begins"),
            (SandboxFaultStage.InHeaders, "-in-headers", "within the headers"),
            (SandboxFaultStage.BeforeBody, "-before-body", "between headers and body"),
            (SandboxFaultStage.InBody, "-in-body", "within the body, before its last bytes"),
        }
        from fault in new[]
        {
            new SandboxFault(
                $"hang{place.Name}", place.Stage, $"Silence {place.Where}, without end.",
                exchange => BeginAsync(exchange, place.Stage, exchange.HangAsync)),
            new SandboxFault(
                $"cut{place.Name}", place.Stage, $"The connection is closed {place.Where}.",
                exchange => BeginAsync(exchange, place.Stage, exchange.CloseAsync)),
            new SandboxFault(
                $"reset{place.Name}", place.Stage, $"The connection is reset {place.Where}.",
                exchange => BeginAsync(exchange, place.Stage, exchange.ResetAsync)),
        }
        select fault;

    private static IEnumerable<SandboxFault> Framing() =>
    [
        Raw(
            "cut-in-chunks", SandboxFaultStage.InBody, "A chunked body ends before its last chunk.",
            (head, body) => [.. head("Transfer-Encoding: chunked"), .. Chunk(body)]),
        Raw(
            "chunk-malformed", SandboxFaultStage.InBody, "A chunked body with a chunk size that is not a number.",
            (head, body) => [.. head("Transfer-Encoding: chunked"), .. "all\r\n"u8, .. body, .. "\r\n0\r\n\r\n"u8]),
        Raw(
            "cut-unframed", SandboxFaultStage.InBody, "A body without a length is truncated, which only its JSON reveals.",
            (head, body) => [.. head("Connection: close"), .. body[..^HeldBackBytes]]),
        Raw(
            "length-long", SandboxFaultStage.InBody, "The stated length exceeds the body, although the JSON is complete.",
            (head, body) => [.. head(Length(body.Length + HeldBackBytes)), .. body]),
        Raw(
            "length-short", SandboxFaultStage.InBody, "The stated length is less than the body.",
            (head, body) => [.. head(Length(body.Length - HeldBackBytes)), .. body]),
        Raw(
            "headers-huge", SandboxFaultStage.InHeaders, "A header of 1 MiB.",
            (head, body) => [.. head($"X-Huge: {new string('a', HugeHeaderBytes)}\r\n{Length(body.Length)}"), .. body]),
        Raw(
            "answer-twice", SandboxFaultStage.Response, "A 503, followed on the same connection by a response without a request.",
            (head, body) => [.. "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"u8, .. head(Length(body.Length)), .. body]),
        Raw("no-http", SandboxFaultStage.InHeaders, "A server of another protocol.", (_, _) => [.. "SSH-2.0-Sandbox\r\n"u8]),
    ];

    private static SandboxFault Raw(
        string name, SandboxFaultStage stage, string purpose, Func<Func<string, byte[]>, byte[], byte[]> message) =>
            new(name, stage, purpose, async exchange =>
            {
                await exchange.SendAsync(message(Head, exchange.FalseBody)).ConfigureAwait(false);
                await exchange.CloseAsync().ConfigureAwait(false);
            });

    /// <summary>Sends the false response up to the stage, then performs the fault.</summary>
    private static async Task BeginAsync(FaultExchange exchange, SandboxFaultStage stage, Func<Task> then)
    {
        var body = exchange.FalseBody;
        var head = Head(Length(body.Length));
        await exchange.SendAsync(stage switch
        {
            SandboxFaultStage.InHeaders => head[..(head.Length / 2)],
            SandboxFaultStage.BeforeBody => head,
            SandboxFaultStage.InBody => [.. head, .. body[..^HeldBackBytes]],
            _ => [],
        }).ConfigureAwait(false);
        await then().ConfigureAwait(false);
    }

    private static async Task DripHeadersAsync(FaultExchange exchange)
    {
        var body = exchange.TrueBody;
        await exchange.DripAsync(Head(Last(body.Length), exchange.TrueStatus)).ConfigureAwait(false);
        await exchange.SendAsync(body).ConfigureAwait(false);
        await exchange.CloseAsync().ConfigureAwait(false);
    }

    private static async Task DripBodyAsync(FaultExchange exchange)
    {
        var body = exchange.TrueBody;
        await exchange.SendAsync(Head(Last(body.Length), exchange.TrueStatus)).ConfigureAwait(false);
        await exchange.DripAsync(body).ConfigureAwait(false);
        await exchange.CloseAsync().ConfigureAwait(false);
    }

    private static async Task InterimAsync(FaultExchange exchange)
    {
        for (var count = 0; count < InterimResponsesMax; count++)
        {
            await exchange.SendAsync("HTTP/1.1 103 Early Hints\r\nX-Patience: please\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
            await exchange.DelayAsync(exchange.Options.DripInterval).ConfigureAwait(false);
        }
    }

    private static byte[] Head(string headers) => Head(headers, status: 200);

    private static byte[] Head(string headers, int status) =>
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\nContent-Type: {ResponseWriter.Json}\r\n{headers}\r\n\r\n");

    /// <summary>The headers of a correct response after which the connection ends, so that no client sends another request on it.</summary>
    private static string Last(int bytes) => $"{Length(bytes)}\r\nConnection: close";

    private static string Length(int bytes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {bytes}");

    private static byte[] Chunk(byte[] bytes) =>
        [
            .. Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes.Length:x}\r\n")),
            .. bytes,
            .. "\r\n"u8,
        ];
}
