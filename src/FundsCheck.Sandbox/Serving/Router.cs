using System.Buffers;
using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>Reads each request by its endpoint, applies faults, and writes the response.</summary>
internal sealed class Router(
    PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests, IEnumerable<Endpoint> endpoints,
    CancellationToken stopping)
{
    private readonly FrozenDictionary<string, Endpoint> _endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Identity.Path, StringComparer.Ordinal);

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
        var endpoint = HttpMethods.IsPost(context.Request.Method) ? _endpoints.GetValueOrDefault(context.Request.Path.Value ?? "") : null;
        if (faults.TakeBeforeRequest(endpoint?.Identity) is { } early
            && !await ContinuesAsync(early, endpoint, context, requestId).ConfigureAwait(false))
        {
            return;
        }

        var request = await ReadAsync(context, endpoint).ConfigureAwait(false);
        if (endpoint is null)
        {
            throw RequestRejectedException.For("NOT_FOUND");
        }

        RequestChecks.CheckFields(request, endpoint, options);
        var token = Find(endpoint.Identity.Credential, request.Token);
        var response = endpoint.Respond(request, token, options.TimeProvider.GetUtcNow());
        var error = token is null ? null : endpoint.ErrorOf(token);
        if (FaultOf(endpoint.Identity, token) is { } fault
            && !await ContinuesAsync(fault, endpoint, context, requestId, request, token, response, error).ConfigureAwait(false))
        {
            return;
        }

        if (error is not null)
        {
            throw new RequestRejectedException(error);
        }

        await response.TakeEffectAsync(stopping).ConfigureAwait(false);
        context.Response.ContentType = ResponseWriter.Json;
        context.Response.ContentLength = response.Length(requestId);

        // Before the headers are sent, the body writer of Kestrel has a fixed buffer.
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        response.Write(context.Response.BodyWriter, requestId);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <exception cref="RequestRejectedException">The sandbox has no such token.</exception>
    private static SandboxToken? Find(SandboxCredential credential, string? token) => credential switch
    {
        SandboxCredential.AccessToken =>
            TokenCatalog.Find(token ?? "") ?? throw RequestRejectedException.For("INVALID_ACCESS_TOKEN"),
        SandboxCredential.ProcessorToken =>
            TokenCatalog.FindProcessor(token ?? "") ?? throw RequestRejectedException.For("INVALID_PROCESSOR_TOKEN"),
        _ => null,
    };

    private SandboxFault? FaultOf(SandboxEndpoint endpoint, SandboxToken? token) =>
        faults.Take(endpoint, token) ?? (token?.Fault is { } own && own.AppliesTo(endpoint) ? own : null);

    /// <summary>Reads a request, and counts and records it even where it is invalid.</summary>
    private async Task<EndpointRequest> ReadAsync(HttpContext context, Endpoint? endpoint)
    {
        ReadOnlySequence<byte>? body = null;
        EndpointRequest? request = null;
        try
        {
            body = await RequestBody.ReadAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
            if (endpoint is null)
            {
                throw RequestRejectedException.For("NOT_FOUND");
            }

            RequestChecks.CheckHeaders(context.Request);
            request = RequestBody.Parse(body.Value, endpoint);
            RequestChecks.AddCredentials(request, context.Request);
            return request;
        }
        finally
        {
            requests.Arrived(context.Request, body, endpoint?.Identity, request?.Token);
            if (body is { } read)
            {
                context.Request.BodyReader.AdvanceTo(read.End);
            }
        }
    }

    /// <summary>Applies a fault before the request is read; false where the fault ends the exchange.</summary>
    private async Task<bool> ContinuesAsync(SandboxFault early, Endpoint? endpoint, HttpContext context, string requestId)
    {
        if (!early.Continues)
        {
            requests.Arrived(context.Request, body: null, endpoint?.Identity, token: null);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await early.OccurAsync(new FaultExchange(context, options, requestId, ended.Token)).ConfigureAwait(false);
        return early.Continues;
    }

    /// <summary>Applies a fault to a request; false where the fault ends the exchange.</summary>
    private async Task<bool> ContinuesAsync(
        SandboxFault fault, Endpoint endpoint, HttpContext context, string requestId, EndpointRequest request, SandboxToken? token,
        EndpointResponse response, SandboxError? error)
    {
        if (!fault.Continues && !fault.IsError && error is null)
        {
            // The request is served; only its response is faulty.
            await response.TakeEffectAsync(stopping).ConfigureAwait(false);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await fault.OccurAsync(new FaultExchange(context, options, requestId, ended.Token)
        {
            Template = endpoint.Identity.FalseTemplate,
            SubjectId = request.SubjectId ?? (token is { AccountIds: [var first, ..] } ? first : "none"),
            TrueBody = error is null ? BytesOf(response, requestId) : ResponseWriter.ErrorBody(error, requestId).ToArray(),
            TrueStatus = error?.Status ?? StatusCodes.Status200OK,
        }).ConfigureAwait(false);
        return fault.Continues;
    }

    private static byte[] BytesOf(EndpointResponse response, string requestId)
    {
        var bytes = new ArrayBufferWriter<byte>();
        response.Write(bytes, requestId);
        return bytes.WrittenSpan.ToArray();
    }
}
