namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// What rules may say about a measure. The type is money, integer, percent, duration, boolean or text, as for the host's facts;
/// words are those of a text, the plain one first.
/// </summary>
internal sealed record MeasureInfo(string Name, string Type, Side Worse, bool CanBeUnknown, IReadOnlyList<string> Words)
{
    public bool IsNumber => Words.Count == 0;

    public bool IsHostFact => Name.StartsWith("x.", StringComparison.Ordinal);

    /// <summary>Whether it tells that there is money: one of the headrooms, or the cover.</summary>
    public bool IsFunds => Name.StartsWith("headroom.", StringComparison.Ordinal) || Name == "cover.available";
}
