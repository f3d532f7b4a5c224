namespace FundsCheck.Rules.Schema;

/// <summary>A fact that a rule file's test may state. Words are those of the measure of the same name.</summary>
/// <param name="Name">What the test calls it.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Sentence">What an editor shows beside it; code in backticks.</param>
internal sealed record SchemaGiven(string Name, SchemaUnit Unit, string Sentence)
{
    /// <summary>Whether <c>null</c> may stand for unknown.</summary>
    public bool CanBeNull { get; init; }

    /// <summary>Whether it is what one entry carries, and so more than nothing.</summary>
    public bool IsEntry { get; init; }

    /// <summary>Whether it is a provider's own code of a failure.</summary>
    public bool IsFailureCode { get; init; }

    /// <summary>Words beside those of the measure.</summary>
    public IReadOnlyList<SchemaTerm> Also { get; init; } = [];

    /// <summary>Whether the amount may be negative, or finer than the currency's minor unit, as balances are.</summary>
    public bool IsBalance { get; init; }
}
