namespace FundsCheck.Plaid;

/// <summary>The members of an Item that a reading needs.</summary>
internal sealed record ItemRead(string? ItemId, string? InstitutionId, PlaidError? Error)
{
    /// <summary>The Item, whose error has the request id of the response where it has none of its own.</summary>
    public ItemRead WithRequestId(string? requestId) =>
        Error is { RequestId: null } error ? this with { Error = error with { RequestId = requestId } } : this;
}
