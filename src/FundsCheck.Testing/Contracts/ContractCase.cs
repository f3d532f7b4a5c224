namespace FundsCheck.Testing;

/// <summary>One promise of a port's contract, ready to be verified against an implementation. Its text form is its name.</summary>
public sealed class ContractCase
{
    private readonly Func<CancellationToken, Task> _run;

    internal ContractCase(string name, Func<CancellationToken, Task> run) => (Name, _run) = (name, run);

    /// <summary>The promise in words, with its values where several cases share them. Unique in its contract.</summary>
    public string Name { get; }

    /// <summary>Verifies the promise against an implementation of its own.</summary>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <exception cref="ContractViolationException">The implementation breaks the promise.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => _run(cancellationToken);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
