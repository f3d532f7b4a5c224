using System.Numerics;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>The condition of a band or a guard on a known value: one of some words, or one side of a threshold.</summary>
internal sealed record Condition(string Relation, BigInteger Threshold, IReadOnlyList<string> Words)
{
    public bool Holds(Value value) => Relation switch
    {
        "in" => Words.Contains(value.Word!),
        "below" => value.Numerator < Threshold * value.Denominator,
        "upTo" => value.Numerator <= Threshold * value.Denominator,
        "above" => value.Numerator > Threshold * value.Denominator,
        "atLeast" => value.Numerator >= Threshold * value.Denominator,
        _ => throw new InvalidOperationException($"no such relation: `{Relation}`"),
    };
}
