namespace FundsCheck;

/// <summary>The facts of a fact source in a decision: apart from the facts of the debit, which the host states.</summary>
/// <param name="Prefix">What the names of the source's facts start with.</param>
/// <param name="Reading">What reading them gave.</param>
public sealed record SourceFacts(string Prefix, FactReading Reading)
{
    /// <summary>Whether a fact of this name is one of the source.</summary>
    /// <param name="name">The name, as a rule set declares it.</param>
    public bool Has(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>The fact of a name; null where it is unknown.</summary>
    /// <param name="name">The name.</param>
    public CustomFact? Find(string name) => Reading is FactReading.Succeeded { Facts: var facts } ? facts.GetValueOrDefault(name) : null;
}
