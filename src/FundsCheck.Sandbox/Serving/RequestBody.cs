using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>Reads the body of a request, and its JSON.</summary>
internal static class RequestBody
{
    public const int BytesMax = 64 * 1024;

    private const int DepthMax = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DepthMax };

    /// <summary>Reads the body. The caller advances the reader afterwards.</summary>
    /// <exception cref="RequestRejectedException">The body is larger than the limit of Kestrel.</exception>
    public static async ValueTask<ReadOnlySequence<byte>> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            while (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            return read.Buffer;
        }
        catch (BadHttpRequestException rejected) when (rejected.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw RequestRejectedException.For("INVALID_BODY", $"the body is larger than {BytesMax} bytes");
        }
    }

    /// <exception cref="RequestRejectedException">The request is invalid.</exception>
    public static EndpointRequest Parse(in ReadOnlySequence<byte> body, Endpoint endpoint)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? endpoint.Read(document.RootElement)
                : throw RequestRejectedException.For("INVALID_BODY");
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            // An InvalidOperationException: a text is not UTF-8, or has an escaped half of a surrogate pair.
            throw RequestRejectedException.For("INVALID_BODY");
        }
    }
}
