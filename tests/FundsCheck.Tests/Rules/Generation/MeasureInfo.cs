namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// The properties of a measure in rules. The type is money, integer, percent, duration, boolean or text, as for the host's facts;
/// words are those of a text, the plain one first.
/// </summary>
internal sealed record MeasureInfo(string Name, string Type, Side Worse, bool CanBeUnknown, IReadOnlyList<string> Words)
{
    public bool IsNumber => Words.Count == 0;

    public bool IsCustomFact => Name.StartsWith("x.", StringComparison.Ordinal);

    /// <summary>Whether it is a measure of funds: a headroom, or the cover.</summary>
    public bool IsFunds => Name.StartsWith("headroom.", StringComparison.Ordinal) || Name == "cover.available";
}
