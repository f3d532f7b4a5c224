using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// Messages behind headers of their length. A body that is no message is answered with an error, and the next message is read: the header
/// states where that begins.
/// </summary>
internal sealed class LspMessageHandler(Stream output, Stream input, IJsonRpcMessageTextFormatter formatter)
    : HeaderDelimitedMessageHandler(output, input, formatter)
{
    private const int ParseError = -32700;

    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
                or System.Runtime.Serialization.SerializationException)
            {
                var error = new JsonRpcError
                {
                    RequestId = RequestId.Null,
                    Error = new JsonRpcError.ErrorDetail
                    {
                        Code = (JsonRpcErrorCode)ParseError,
                        Message = "the message is not one of JSON-RPC",
                    },
                };
                await WriteAsync(error, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
