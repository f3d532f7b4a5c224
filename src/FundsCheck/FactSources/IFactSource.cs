namespace FundsCheck;

/// <summary>Where facts about a debit come from, beside its balance: the optional port of a provider's own assessment of a debit.</summary>
public interface IFactSource
{
    /// <summary>
    /// What the names of its facts start with: <c>x.</c>, a name of letters and digits, and a dot, as in <c>x.signal.</c>. A host states no
    /// fact with such a name. Read once.
    /// </summary>
    string Prefix { get; }

    /// <summary>Reads the facts of one debit, once. World trouble is a <see cref="FactReading.Failed"/>, never an exception.</summary>
    /// <remarks>
    /// A check calls it only where its rule set declares a fact of the source, at the same time as the balance source, and waits no longer
    /// than for the balance (<c>FundsCheckOptions.ReadTimeout</c>). A reading outside <see cref="FactSourceLimits"/> counts as one that
    /// failed. The facts of a reading that failed are unknown to the rules.
    /// </remarks>
    /// <param name="request">The debit, its account with the credential, and the rule set that judges.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken);
}
