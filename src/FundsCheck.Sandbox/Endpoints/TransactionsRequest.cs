namespace FundsCheck.Sandbox;

/// <summary>A request for one page of transactions.</summary>
internal sealed class TransactionsRequest : EndpointRequest
{
    /// <summary>The number of transactions before this page.</summary>
    public int From { get; init; }

    public int Count { get; init; }

    /// <summary>The account; null for all accounts.</summary>
    public string? AccountId { get; init; }

    public override string? SubjectId => AccountId;
}
