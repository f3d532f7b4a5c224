namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The variables of money measures, in the order of the search. The first three are whole minor units; the others may be finer.
/// </summary>
internal enum LinearVariable
{
    /// <summary>The debit's amount.</summary>
    Amount,

    /// <summary>The holds that are not yet posted.</summary>
    Held,

    /// <summary>All holds, including the possibly posted ones.</summary>
    Total,

    Available,

    Limit,

    Current,
}
