namespace FundsCheck.Rules.Language;

/// <summary>A custom fact as declared in a rule set, with its measure.</summary>
public sealed record CustomFactDefinition(string Name, CustomFactType Type, Measure Measure, Position At)
{
    /// <summary>What the fact is, and where the program has it from; null without a <c>why</c>.</summary>
    public string? Why { get; init; }

    /// <summary>The rule set that the declaration is inherited from, by its name; null for one of the rule set's own file.</summary>
    public string? InheritedFrom { get; init; }

    /// <summary>The types, in the order of <see cref="CustomFactType"/>.</summary>
    public static readonly ListedWord[] Types =
    [
        new("integer", "A whole number: `90`."),
        new("money", "An amount in the rule set's currency: `\"75.00 USD\"`."),
        new("percent", "A percentage: `\"110%\"`."),
        new("boolean", "`true` or `false`."),
        new("text", "One of the texts that `in` lists."),
        new("duration", "A time span: `\"1h\"`."),
    ];

    internal static readonly string[] TypeNames = [.. Types.Select(type => type.Word)];

    /// <summary>The type, as written in rule files.</summary>
    public string TypeName => TypeNames[(int)Type];
}
