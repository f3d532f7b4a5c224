using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>
/// The contract of every decision store that implements <see cref="IDecisionReader"/> too, as cases for any test framework: timelines, open
/// reviews, holds of accounts and decisions, read as they were recorded. Each case opens an empty store of its own and disposes it.
/// </summary>
public static class DecisionReaderContract
{
    private static readonly ContractSuite<ReaderUnderTest> Suite = new()
    {
        TimelineCases.All, OpenReviewCases.All, OpenReviewPageCases.All, AccountHoldCases.All, StoredDecisionCases.All,
    };

    /// <summary>The names of the cases: rows of a theory, each run by <see cref="RunAsync"/>.</summary>
    public static IReadOnlyList<string> Names => Suite.Names;

    /// <summary>The cases.</summary>
    /// <param name="createEmptyStore">Opens a store without a decision, once for each case.</param>
    public static IReadOnlyList<ContractCase> Cases<T>(Func<T> createEmptyStore)
        where T : IDecisionStore, IDecisionReader
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
    public static Task RunAsync<T>(string name, Func<T> createEmptyStore, CancellationToken cancellationToken)
        where T : IDecisionStore, IDecisionReader
    {
        ArgumentNullException.ThrowIfNull(createEmptyStore);
        return Find(name, createEmptyStore).RunAsync(cancellationToken);
    }

    private static ContractCase Find<T>(string name, Func<T> createEmptyStore)
        where T : IDecisionStore, IDecisionReader => Suite.Find(name, async cancellationToken =>
        {
            var opened = createEmptyStore();
            await using var store = new StoreUnderTest(opened, cancellationToken);
            await Suite.RunAsync(name, new ReaderUnderTest(store, opened, cancellationToken), cancellationToken);
        });
}
