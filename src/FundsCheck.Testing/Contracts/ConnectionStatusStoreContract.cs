namespace FundsCheck.Testing;

/// <summary>
/// The contract of every store of connection statuses, also of a decision store that implements <see cref="IConnectionStatusStore"/>, as
/// cases for any test framework: the latest status of each subject, whatever the order of arrival.
/// </summary>
public static class ConnectionStatusStoreContract
{
    /// <summary>The names of the cases: rows of a theory, each run by <see cref="RunAsync"/>.</summary>
    public static IReadOnlyList<string> Names => ConnectionStatusCases.All.Names;

    /// <summary>The cases.</summary>
    /// <param name="createEmptyStore">Opens a store without a status, once for each case, which disposes it.</param>
    public static IReadOnlyList<ContractCase> Cases(Func<IConnectionStatusStore> createEmptyStore)
    {
        ArgumentNullException.ThrowIfNull(createEmptyStore);
        return [.. Names.Select(name => Find(name, createEmptyStore))];
    }

    /// <summary>Runs the case of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="createEmptyStore">Opens a store without a status, which the case disposes.</param>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <exception cref="ContractViolationException">The store breaks the promise.</exception>
    /// <exception cref="ArgumentException">The contract has no such case.</exception>
    public static Task RunAsync(string name, Func<IConnectionStatusStore> createEmptyStore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(createEmptyStore);
        return Find(name, createEmptyStore).RunAsync(cancellationToken);
    }

    private static ContractCase Find(string name, Func<IConnectionStatusStore> createEmptyStore) =>
        ConnectionStatusCases.All.Find(name, async cancellationToken =>
        {
            await using var cases = new ConnectionStatusCases(createEmptyStore(), cancellationToken);
            await ConnectionStatusCases.All.RunAsync(name, cases, cancellationToken);
        });
}
