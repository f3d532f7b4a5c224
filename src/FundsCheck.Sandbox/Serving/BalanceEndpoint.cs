using System.Buffers;
using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>One request, from its first line to its answer.</summary>
internal sealed class BalanceEndpoint(
    PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests, CancellationToken stopping)
{
    public const string Route = "/accounts/balance/get";

    private static readonly FrozenDictionary<string, (SandboxToken Token, ItemAnswer Answer)> Known =
        TokenCatalog.All.ToFrozenDictionary(
            token => token.AccessToken, token => (token, new ItemAnswer(token.Item)), StringComparer.Ordinal);

    private readonly RequestIds _requestIds = new();

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = _requestIds.Next();
        try
        {
            await HandleAsync(context, requestId).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            await HttpAnswer.RefuseAsync(context, refused.Error, requestId).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone, or the sandbox stops: there is nobody to answer.
            context.Abort();
        }
    }

    private async Task HandleAsync(HttpContext context, string requestId)
    {
        if (faults.TakeBeforeRequest() is { } early && !await GoesOnAsync(early, context, requestId).ConfigureAwait(false))
        {
            return;
        }

        var request = await ReadAsync(context).ConfigureAwait(false);
        RequestChecks.CheckFields(request, options);
        if (!Known.TryGetValue(request.AccessToken!, out var known))
        {
            throw RefusedException.For("INVALID_ACCESS_TOKEN");
        }

        var (token, answer) = known;
        var now = options.TimeProvider.GetUtcNow();
        var chosen = answer.Choose(request, now);
        if ((faults.Take(token.AccessToken) ?? token.Fault) is { } fault)
        {
            var truth = new ArrayBufferWriter<byte>();
            answer.Write(truth, chosen, now, requestId);
            await StrikeAsync(fault, context, answer.AccountIdOf(request), requestId, truth.WrittenSpan.ToArray()).ConfigureAwait(false);
            if (!fault.GoesOn)
            {
                return;
            }
        }

        if (token.Error is not null)
        {
            throw new RefusedException(token.Error);
        }

        context.Response.ContentType = HttpAnswer.Json;
        context.Response.ContentLength = answer.Length(chosen, requestId);

        // Until the headers are out Kestrel lends a scratch buffer, which ends where it should grow.
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        answer.Write(context.Response.BodyWriter, chosen, now, requestId);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Reads the request, and counts and records it whatever is wrong with it.</summary>
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

    /// <summary>Lets a fault strike before the request is read. One that ends it there is all that is ever known of it.</summary>
    private async Task<bool> GoesOnAsync(SandboxFault early, HttpContext context, string requestId)
    {
        if (!early.GoesOn)
        {
            requests.Arrived(context.Request, body: null, accessToken: null);
        }

        await StrikeAsync(early, context, "none", requestId, truth: []).ConfigureAwait(false);
        return early.GoesOn;
    }

    private async Task StrikeAsync(SandboxFault fault, HttpContext context, string accountId, string requestId, byte[] truth)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await fault.StrikeAsync(new FaultExchange(context, options, accountId, requestId, gone.Token)
        {
            TrueBody = truth,
        }).ConfigureAwait(false);
    }
}
