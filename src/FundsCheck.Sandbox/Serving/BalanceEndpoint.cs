using System.Buffers;
using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>The route of balances: reads one request and writes its response.</summary>
internal sealed class BalanceEndpoint(
    PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests, CancellationToken stopping)
{
    public const string Route = "/accounts/balance/get";

    private static readonly FrozenDictionary<string, (SandboxToken Token, ItemResponse Response)> Known =
        TokenCatalog.All.ToFrozenDictionary(
            token => token.AccessToken, token => (token, new ItemResponse(token.Item)), StringComparer.Ordinal);

    private readonly RequestIds _requestIds = new();

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = _requestIds.Next();
        try
        {
            await HandleAsync(context, requestId).ConfigureAwait(false);
        }
        catch (RequestRejectedException rejected)
        {
            await ResponseWriter.WriteErrorAsync(context, rejected.Error, requestId).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client closed the connection, or the sandbox stops.
            context.Abort();
        }
    }

    private async Task HandleAsync(HttpContext context, string requestId)
    {
        if (faults.TakeBeforeRequest() is { } early && !await ContinuesAsync(early, context, requestId).ConfigureAwait(false))
        {
            return;
        }

        var request = await ReadAsync(context).ConfigureAwait(false);
        RequestChecks.CheckFields(request, options);
        if (request.AccessToken is not { } accessToken || !Known.TryGetValue(accessToken, out var known))
        {
            throw RequestRejectedException.For("INVALID_ACCESS_TOKEN");
        }

        var (token, response) = known;
        var now = options.TimeProvider.GetUtcNow();
        var chosen = response.Choose(request, now);
        if ((faults.Take(token.AccessToken) ?? token.Fault) is { } fault)
        {
            var truth = new ArrayBufferWriter<byte>();
            response.Write(truth, chosen, now, requestId);
            await OccurAsync(fault, context, response.AccountIdOf(request), requestId, truth.WrittenSpan.ToArray()).ConfigureAwait(false);
            if (!fault.Continues)
            {
                return;
            }
        }

        if (token.Error is not null)
        {
            throw new RequestRejectedException(token.Error);
        }

        context.Response.ContentType = ResponseWriter.Json;
        context.Response.ContentLength = response.Length(chosen, requestId);

        // Before the headers are sent, the body writer of Kestrel has a fixed buffer.
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        response.Write(context.Response.BodyWriter, chosen, now, requestId);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Reads a request, and counts and records it even where it is invalid.</summary>
    private async Task<BalanceRequest> ReadAsync(HttpContext context)
    {
        ReadOnlySequence<byte>? body = null;
        BalanceRequest? request = null;
        try
        {
            body = await RequestBody.ReadAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
            RequestChecks.CheckRoute(context.Request);
            request = RequestChecks.WithCredentials(BalanceRequestReader.Read(body.Value), context.Request);
            return request;
        }
        finally
        {
            requests.Arrived(context.Request, body, request?.AccessToken);
            if (body is { } read)
            {
                context.Request.BodyReader.AdvanceTo(read.End);
            }
        }
    }

    /// <summary>Applies a fault before the request is read; false where the fault ends the exchange.</summary>
    private async Task<bool> ContinuesAsync(SandboxFault early, HttpContext context, string requestId)
    {
        if (!early.Continues)
        {
            requests.Arrived(context.Request, body: null, accessToken: null);
        }

        await OccurAsync(early, context, "none", requestId, truth: []).ConfigureAwait(false);
        return early.Continues;
    }

    private async Task OccurAsync(SandboxFault fault, HttpContext context, string accountId, string requestId, byte[] truth)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await fault.OccurAsync(new FaultExchange(context, options, accountId, requestId, ended.Token)
        {
            TrueBody = truth,
        }).ConfigureAwait(false);
    }
}
