using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Comparison;

/// <summary>Says what differs between two rule sets beside their checks.</summary>
internal static class SettingsComparer
{
    public static IReadOnlyList<string> Compare(RuleSetDefinition old, RuleSetDefinition @new) =>
    [
        .. Changed("name", old.Name, @new.Name),
        .. Changed("valid for", Valid(old), Valid(@new)),
        .. HostFacts(old, @new),
    ];

    private static IEnumerable<string> HostFacts(RuleSetDefinition old, RuleSetDefinition @new) =>
        from name in old.HostFacts.Concat(@new.HostFacts).Select(fact => fact.Name).Distinct(StringComparer.Ordinal)
        from change in Changed($"fact {name}", Declared(old, name), Declared(@new, name))
        select change;

    private static string Declared(RuleSetDefinition ruleSet, string name)
    {
        var fact = ruleSet.HostFacts.FirstOrDefault(fact => string.Equals(fact.Name, name, StringComparison.Ordinal));
        if (fact is null)
        {
            return "not declared";
        }

        return fact.Type == HostFactType.Text ? $"text in [{string.Join(", ", fact.Measure.Values)}]" : fact.TypeName;
    }

    private static string Valid(RuleSetDefinition ruleSet) => EdgeText.WriteDuration(ruleSet.ValidFor ?? RuleSetDefinition.ValidForDefault);

    private static IEnumerable<string> Changed(string what, string old, string @new) =>
        string.Equals(old, @new, StringComparison.Ordinal) ? [] : [$"{what}: {old} -> {@new}"];
}
