using FundsCheck.Storage;

namespace FundsCheck.PostgreSql;

/// <summary>
/// What look-ups of debits read of their accounts, until the debits are decided. A decision by it is written only where its accounts are
/// unchanged, so that it takes one round trip where nothing else decides on them.
/// </summary>
internal sealed class Snapshots
{
    // Of debits whose balances are being read.
    private const int GenerationMax = 1_024;

    // A clock may differ a little between the look-up and the decision.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private readonly BoundedMap<string, Snapshot> _snapshots = new(GenerationMax);

    /// <summary>Holds that expire by this time count for no debit that is looked up now.</summary>
    public static DateTimeOffset EndedBy(DateTimeOffset now) => now - Holds.HoldCalculator.RememberedFor - Margin;

    public void Add(Snapshot snapshot) => _snapshots.Set(snapshot.DebitId, snapshot);

    /// <summary>What was read for a request; null where it needs more than was read.</summary>
    public Snapshot? Take(DecisionRequest request) =>
        _snapshots.Take(request.Debit.Id) is { } snapshot && snapshot.EndedBy <= request.HoldQuery.EndedBy
            && request.Debit.RetryOf is null && request.Account.All().All(snapshot.Names.Contains)
            ? snapshot
            : null;
}
