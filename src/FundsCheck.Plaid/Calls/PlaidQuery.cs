namespace FundsCheck.Plaid;

/// <summary>One request of an endpoint. Not a record, because the text form of a record contains the credential.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="token">The access token or processor token; null for an endpoint of the client, which has no Item.</param>
internal abstract class PlaidQuery(PlaidEndpoint endpoint, PlaidToken? token)
{
    public PlaidEndpoint Endpoint => endpoint;

    public PlaidToken Token => token ?? throw new InvalidOperationException("this endpoint has no token");

    /// <summary>The digest of the token; zero without one.</summary>
    public UInt128 TokenDigest => token?.Digest ?? UInt128.Zero;

    /// <summary>The body of the request, in JSON.</summary>
    /// <param name="now">The time of the request.</param>
    public abstract byte[] Body(DateTimeOffset now);

    /// <summary>Reads a response of status 200.</summary>
    /// <param name="body">The response.</param>
    /// <param name="requestedAt">When the request was sent.</param>
    /// <param name="retrievedAt">When the last byte of the response arrived.</param>
    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON, or is nested too deeply.</exception>
    public abstract PlaidAttempt Read(ReadOnlySpan<byte> body, DateTimeOffset requestedAt, DateTimeOffset retrievedAt);
}
