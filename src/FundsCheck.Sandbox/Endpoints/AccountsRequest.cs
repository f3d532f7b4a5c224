namespace FundsCheck.Sandbox;

/// <summary>A request for accounts of an Item.</summary>
internal sealed class AccountsRequest : EndpointRequest
{
    /// <summary>The requested accounts; empty for all accounts.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The earliest time of the last update.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    public override string? SubjectId => AccountIds.Count > 0 ? AccountIds[0] : null;
}
