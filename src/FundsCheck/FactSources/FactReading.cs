namespace FundsCheck;

/// <summary>What reading the facts of a source gave. A closed choice.</summary>
public abstract record FactReading
{
    private FactReading()
    {
    }

    /// <summary>The facts were read.</summary>
    /// <param name="Facts">
    /// The facts by name, each with the prefix of the source. A fact that the source does not know is left out: it is unknown to the rules.
    /// </param>
    /// <param name="Reference">The id by which the provider knows this assessment, for later reports on it; null for none.</param>
    /// <param name="ProviderRequestId">The provider's id of the request, for its support; null for none.</param>
    public sealed record Succeeded(
        IReadOnlyDictionary<string, CustomFact> Facts, string? Reference = null, string? ProviderRequestId = null) : FactReading;

    /// <summary>The facts could not be read, and are unknown.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(BalanceFailure Failure) : FactReading;

    /// <summary>The debit's own facts declined it already; no fact was requested. Only a check finds that, never a source.</summary>
    public sealed record NotRequested : FactReading;
}
