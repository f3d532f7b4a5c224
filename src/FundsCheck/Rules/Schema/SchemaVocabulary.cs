namespace FundsCheck.Rules.Schema;

/// <summary>The words of the rule format, from which its JSON Schema is made.</summary>
internal sealed record SchemaVocabulary
{
    /// <summary>The closed list of measures, in the order in which an editor offers them.</summary>
    public required IReadOnlyList<SchemaMeasure> Measures { get; init; }

    /// <summary>The facts that a test may state; <c>amount</c> is the one it must.</summary>
    public required IReadOnlyList<SchemaGiven> Givens { get; init; }

    /// <summary>The outcomes, mildest first.</summary>
    public required IReadOnlyList<SchemaTerm> Outcomes { get; init; }

    /// <summary>The reason codes that a check may give.</summary>
    public required IReadOnlyList<SchemaTerm> Reasons { get; init; }

    /// <summary>The reason codes that only the engine gives: a test may expect them, a check may not give them.</summary>
    public required IReadOnlyList<SchemaTerm> EngineReasons { get; init; }

    /// <summary>The measures whose ladders gate the others.</summary>
    public IEnumerable<SchemaMeasure> Gates => Measures.Where(measure => measure.IsGate);

    /// <summary>The measures that tell whether the money is there.</summary>
    public IEnumerable<SchemaMeasure> Funds => Measures.Where(measure => measure.IsFunds);
}
