namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The money that measures are sums of, in the order in which values are found. The first three are whole minor units; the others
/// may be finer.
/// </summary>
internal enum LinearVariable
{
    /// <summary>The debit's amount.</summary>
    Amount,

    /// <summary>The certain holds.</summary>
    Held,

    /// <summary>The certain and the possible holds together.</summary>
    Total,

    Available,

    Limit,

    Current,
}
