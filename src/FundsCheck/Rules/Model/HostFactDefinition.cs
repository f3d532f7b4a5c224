using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Model;

/// <summary>A host's fact as a rule set declares it, and the measure that checks see.</summary>
internal sealed record HostFactDefinition(string Name, HostFactType Type, Measure Measure, Position At)
{
    public static readonly string[] TypeNames = ["integer", "money", "percent", "boolean", "text", "duration"];

    public string TypeName => TypeNames[(int)Type];
}
