using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>Reads a request's body whole.</summary>
internal static class RequestBody
{
    /// <summary>The body. The caller advances the reader when done with it.</summary>
    /// <exception cref="RefusedException">It is larger than the limit, which Kestrel holds.</exception>
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
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw RefusedException.For("INVALID_BODY", $"the body is larger than {BalanceRequestReader.BodyBytesMax} bytes");
        }
    }
}
