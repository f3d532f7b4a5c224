using FundsCheck.Rules;

namespace FundsCheck.Checking;

/// <summary>A debit beside what its validity depends on: the rule sets in force, and the clock.</summary>
/// <param name="Debit">The debit.</param>
/// <param name="Catalog">The rule sets in force.</param>
/// <param name="Now">The clock.</param>
/// <param name="SourcePrefix">What the names of the facts of the fact source start with; null where there is none.</param>
internal sealed record DebitUnderCheck(ProposedDebit Debit, RuleSetCatalog Catalog, DateTimeOffset Now, string? SourcePrefix = null)
{
    /// <summary>The rule set that would judge it; null where none has the name that it asks for, or is in force yet.</summary>
    public RuleSet? RuleSet { get; } = Catalog.Find(Debit.RuleSet, Now);

    /// <summary>The first version of a rule set that is not in force yet; null for any other one.</summary>
    public RuleSet? NotInForce => RuleSet is null ? Catalog.Versions.GetValueOrDefault(Debit.RuleSet ?? Catalog.DefaultName)?[0] : null;

    /// <summary>The same debit by another clock reading.</summary>
    public DebitUnderCheck At(DateTimeOffset now) => new(Debit, Catalog, now, SourcePrefix);

    /// <summary>The day it still is somewhere: a date before it is past everywhere.</summary>
    public DateOnly OldestToday => DateOnly.FromDateTime(Now.UtcDateTime.AddHours(-12));

    /// <summary>The day it is somewhere already.</summary>
    public DateOnly NewestToday => DateOnly.FromDateTime(Now.UtcDateTime.AddHours(14));
}
