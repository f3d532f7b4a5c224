namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Which holds a measure counts.</summary>
internal enum HoldsEnd
{
    /// <summary>The certain ones: where bands are found.</summary>
    Certain,

    /// <summary>
    /// The possible ones too: an accept stands only where it stands there, and a guard excuses only where it excuses there.
    /// </summary>
    Total,
}
