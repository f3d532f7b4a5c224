using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>Reads the whole body of a request.</summary>
internal static class RequestBody
{
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
            throw RequestRejectedException.For("INVALID_BODY", $"the body is larger than {BalanceRequestReader.BodyBytesMax} bytes");
        }
    }
}
