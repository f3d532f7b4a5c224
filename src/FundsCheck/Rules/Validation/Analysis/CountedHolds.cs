namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>The holds that a measure counts.</summary>
internal enum CountedHolds
{
    /// <summary>The holds that no balance contains yet. They select the band.</summary>
    NotYetPosted,

    /// <summary>
    /// The possibly posted holds too. An accept counts only where it also results from all holds, and a guard exempts only where it also
    /// exempts with all holds.
    /// </summary>
    All,
}
