namespace FundsCheck.Rules.Schema;

/// <summary>A measure of the closed list, as far as a schema can tell of it.</summary>
/// <param name="Name">What a rule file calls it.</param>
/// <param name="Unit">How its edges or values are written.</param>
/// <param name="Sentence">What an editor shows beside it; code in backticks.</param>
internal sealed record SchemaMeasure(string Name, SchemaUnit Unit, string Sentence)
{
    /// <summary>The side on which answers get stricter; guards of <c>for</c> point there, those of <c>unless</c> the other way.</summary>
    public SchemaSide Worse { get; init; }

    /// <summary>Whether a check of it needs <c>ifUnknown</c>; where false, the check must not have it.</summary>
    public bool CanBeUnknown { get; init; }

    /// <summary>The words of <see cref="SchemaUnit.Words"/>.</summary>
    public IReadOnlyList<SchemaTerm> Values { get; init; } = [];

    /// <summary>The value on which a gate lets the other checks speak; null where the measure is no gate.</summary>
    public string? GateOpensOn { get; init; }

    /// <summary>Whether the failure's own code is the reason of an answer that names none.</summary>
    public bool IsOfReading { get; init; }

    /// <summary>Whether its values are any text, beside the words that are listed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>
    /// The measures that may stand in where this one is unknown, which only a headroom or cover has; null for all others.
    /// One that needs everything this one needs is left out, as it would be unknown too.
    /// </summary>
    public IReadOnlyList<string>? StandIns { get; init; }

    /// <summary>Whether its ladder gates other checks.</summary>
    public bool IsGate => GateOpensOn is not null;

    /// <summary>Whether it tells if the money is there.</summary>
    public bool IsFunds => StandIns is not null;

    /// <summary>Whether its edges are numbers.</summary>
    public bool IsNumber => Worse != SchemaSide.None;
}
