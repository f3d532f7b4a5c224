using System.Numerics;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>What a rung or a guard asks of a known value: to be one of some words, or to stand on one side of an edge.</summary>
internal sealed record Condition(string Relation, BigInteger Edge, IReadOnlyList<string> Words)
{
    public bool Holds(Value value) => Relation switch
    {
        "in" => Words.Contains(value.Word!),
        "below" => value.Numerator < Edge * value.Denominator,
        "upTo" => value.Numerator <= Edge * value.Denominator,
        "above" => value.Numerator > Edge * value.Denominator,
        "atLeast" => value.Numerator >= Edge * value.Denominator,
        _ => throw new InvalidOperationException($"no such relation: `{Relation}`"),
    };
}
