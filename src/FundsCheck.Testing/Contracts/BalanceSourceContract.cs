namespace FundsCheck.Testing;

/// <summary>
/// The contract of every balance source as cases for any test framework: readings of the requested account, failures in place of
/// exceptions, cancellation, and reads that do not disturb each other.
/// </summary>
public static class BalanceSourceContract
{
    /// <summary>The names of the cases: rows of a theory, each run by <see cref="RunAsync"/>.</summary>
    public static IReadOnlyList<string> Names => BalanceSourceCases.All.Names;

    /// <summary>The cases.</summary>
    /// <param name="create">Creates the source with its accounts, once for each case. The caller disposes them.</param>
    public static IReadOnlyList<ContractCase> Cases(Func<BalanceSourceUnderTest> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return [.. Names.Select(name => Find(name, create))];
    }

    /// <summary>Runs the case of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="create">Creates the source with its accounts. The caller disposes them.</param>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <exception cref="ContractViolationException">The source breaks the promise.</exception>
    /// <exception cref="ArgumentException">The contract has no such case.</exception>
    public static Task RunAsync(string name, Func<BalanceSourceUnderTest> create, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Find(name, create).RunAsync(cancellationToken);
    }

    private static ContractCase Find(string name, Func<BalanceSourceUnderTest> create) => BalanceSourceCases.All.Find(
        name,
        cancellationToken => BalanceSourceCases.All.RunAsync(name, new BalanceSourceCases(create(), cancellationToken), cancellationToken));
}
