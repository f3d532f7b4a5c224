namespace FundsCheck.Sandbox;

/// <summary>A request with a valid form.</summary>
internal abstract class EndpointRequest
{
    public string? ClientId { get; set; }

    public string? Secret { get; set; }

    /// <summary>The access token or the processor token; null where the endpoint takes none, or where it is missing.</summary>
    public string? Token { get; set; }

    /// <summary>The names of the missing fields, without client id, secret and token.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>The account or key that a faulty response states; null for the first account of the Item.</summary>
    public virtual string? SubjectId => null;
}
