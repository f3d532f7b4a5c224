using FundsCheck.Rules.Evaluation;

namespace FundsCheck;

/// <summary>A fact of the host's own as a rule set declares it: known and of the declared type, or unknown.</summary>
/// <param name="Name">Its name in the rule set (<c>x.…</c>).</param>
/// <param name="Type">The declared type: <c>integer</c>, <c>money</c>, <c>percent</c>, <c>boolean</c>, <c>text</c> or
/// <c>duration</c>.</param>
/// <param name="Value">Its value in the form of rule files.</param>
public sealed record CustomFactValue(string Name, string Type, Fact<string> Value)
{
    /// <summary>The value of a declared fact.</summary>
    /// <param name="name">Its name in the rule set.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="given">The fact that the host gave; null where it gave none: then the value is not stated.</param>
    /// <param name="isMistyped">Whether the fact is no value of the declared type: then the value is unknown.</param>
    public static CustomFactValue From(string name, string type, CustomFact? given, bool isMistyped) =>
        FactsClassifier.OfHost(name, type, given, isMistyped);
}
