using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Authoring;

/// <summary>Compares the canonical text of two checks, without their positions.</summary>
internal static class CheckText
{
    public static bool AreSame(CheckDefinition? left, CheckDefinition? right) =>
        left is not null && right is not null && MeasuresAreSame(left, right)
        && string.Equals(CanonicalWriter.WriteCheckAlone(left), CanonicalWriter.WriteCheckAlone(right), StringComparison.Ordinal);

    // The same name may be declared with another type or list.
    private static bool MeasuresAreSame(CheckDefinition left, CheckDefinition right) => left.Measures.Zip(right.Measures).All(pair =>
        ReferenceEquals(pair.First, pair.Second)
        || (pair.First.Unit == pair.Second.Unit && pair.First.Values.SequenceEqual(pair.Second.Values, StringComparer.Ordinal)));
}
