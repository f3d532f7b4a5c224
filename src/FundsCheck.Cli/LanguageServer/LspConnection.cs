using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The connection to an editor. It answers requests outside of the session with the protocol's errors, and a failure without its stack.
/// </summary>
internal sealed class LspConnection(IJsonRpcMessageHandler handler, RulesServer server) : JsonRpc(handler)
{
    private const int ServerNotInitialized = -32002;
    private const int InvalidRequest = -32600;
    private const int InvalidParams = -32602;
    private const int InternalError = -32603;

    protected override ValueTask<JsonRpcMessage> DispatchRequestAsync(
        JsonRpcRequest request, TargetMethod targetMethod, CancellationToken cancellationToken)
    {
        var mayRun = request.Method is "exit"
            || (request.Method is "initialize" ? !server.IsRunning && !server.IsShutDown : server.IsRunning);
        return mayRun
            ? base.DispatchRequestAsync(request, targetMethod, cancellationToken)
            : ValueTask.FromResult<JsonRpcMessage>(new JsonRpcError
            {
                RequestId = request.RequestId,
                Error = server.IsShutDown || server.IsRunning
                    ? Detail(InvalidRequest, "the server is initialized once, and serves nothing after `shutdown`")
                    : Detail(ServerNotInitialized, "send `initialize` first"),
            });
    }

    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception) =>
        exception switch
        {
            LocalRpcException known => Detail(known.ErrorCode, known.Message),
            JsonException => Detail(InvalidParams, "the parameters are not those of the method"),
            _ => Detail(InternalError, $"the request failed ({exception.GetType().Name})"),
        };

    private static JsonRpcError.ErrorDetail Detail(int code, string message) => new() { Code = (JsonRpcErrorCode)code, Message = message };
}
