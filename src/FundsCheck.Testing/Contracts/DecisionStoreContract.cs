using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>
/// The contract of every decision store as cases for any test framework: one decision for each id, holds that count, and no record
/// without a decision. Each case opens an empty store of its own and disposes it.
/// </summary>
public static class DecisionStoreContract
{
    private static readonly ContractSuite<StoreUnderTest> Suite = new()
    {
        IdempotencyCases.All, ConflictCases.All, HoldCases.All, LinkedAccountCases.All, EventCases.All, EventTimeCases.All,
        EventHoldCases.All, RevisionCases.All, RetryCases.All, ConcurrencyCases.All,
    };

    /// <summary>The names of the cases: rows of a theory, each run by <see cref="RunAsync"/>.</summary>
    public static IReadOnlyList<string> Names => Suite.Names;

    /// <summary>The cases.</summary>
    /// <param name="createEmptyStore">Opens a store without a decision, once for each case.</param>
    public static IReadOnlyList<ContractCase> Cases(Func<IDecisionStore> createEmptyStore)
    {
        ArgumentNullException.ThrowIfNull(createEmptyStore);
        return [.. Names.Select(name => Find(name, createEmptyStore))];
    }

    /// <summary>Runs the case of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="createEmptyStore">Opens a store without a decision.</param>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <exception cref="ContractViolationException">The store breaks the promise.</exception>
    /// <exception cref="ArgumentException">The contract has no such case.</exception>
    public static Task RunAsync(string name, Func<IDecisionStore> createEmptyStore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(createEmptyStore);
        return Find(name, createEmptyStore).RunAsync(cancellationToken);
    }

    private static ContractCase Find(string name, Func<IDecisionStore> createEmptyStore) => Suite.Find(name, async cancellationToken =>
    {
        await using var store = new StoreUnderTest(createEmptyStore(), cancellationToken);
        await Suite.RunAsync(name, store, cancellationToken);
    });
}
