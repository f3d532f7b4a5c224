using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>An endpoint: its path, the reader of its requests and the writer of its responses.</summary>
internal abstract class Endpoint(SandboxEndpoint identity, FieldSet fields)
{
    public SandboxEndpoint Identity { get; } = identity;

    /// <summary>Reads a request strictly, as Plaid does.</summary>
    /// <exception cref="RequestRejectedException">A field has a wrong type or is unknown.</exception>
    public EndpointRequest Read(JsonElement root)
    {
        var read = new RequestFields(root);
        var request = ReadFields(read);
        request.ClientId = read.Text("client_id");
        request.Secret = read.Text("secret");
        request.Token = TokenField is { } name ? read.Text(name) : null;
        request.Missing = read.Missing;
        fields.RejectOthers(root);
        return request;
    }

    /// <summary>The name of the field of the token; null where requests have no token.</summary>
    public string? TokenField => Identity.Credential switch
    {
        SandboxCredential.AccessToken => "access_token",
        SandboxCredential.ProcessorToken => "processor_token",
        _ => null,
    };

    /// <summary>The error that a token gets here; null where it gets a response.</summary>
    public virtual SandboxError? ErrorOf(SandboxToken token) => token.Error;

    /// <summary>The correct response; has no effect yet.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The token; null where requests have none.</param>
    /// <param name="now">The time of the request.</param>
    /// <exception cref="RequestRejectedException">The request does not suit the Item.</exception>
    public abstract EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now);

    /// <summary>Reads the fields other than client id, secret and token.</summary>
    protected abstract EndpointRequest ReadFields(RequestFields fields);

    protected static SandboxToken Known(SandboxToken? token) =>
        token ?? throw new InvalidOperationException("the router finds the token of a request that has one");
}
