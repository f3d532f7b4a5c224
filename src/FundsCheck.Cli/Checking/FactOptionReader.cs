using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads <c>--fact x.name=value</c>. A fact that the rule set does not declare would be without effect, and one of another type unknown, so
/// both are problems here. No message contains a value.
/// </summary>
internal static class FactOptionReader
{
    public const string Name = "--fact";

    private const char Separator = '=';

    /// <param name="values">The values of the option.</param>
    /// <param name="ruleSet">The rule set that judges; null where it is unknown.</param>
    /// <param name="problems">Gets each problem with its fix.</param>
    public static Dictionary<string, CustomFact> Read(IReadOnlyList<string> values, RuleSet? ruleSet, List<string> problems)
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value.Split(Separator, 2) is not [{ Length: > 0 } name, { Length: > 0 } text])
            {
                problems.Add($"{Name} is a fact with its value, as in `{Name} x.tenureDays=90`");
            }
            else if (facts.ContainsKey(name))
            {
                problems.Add($"{Name} states `{DebitLineMembers.Short(name)}` twice; remove one of the two");
            }
            else if (ruleSet is null)
            {
                // The missing rule set is a problem of its own.
                continue;
            }
            else if (Parse(name, text, ruleSet, problems) is { } fact)
            {
                facts.Add(name, fact);
            }
        }

        return facts;
    }

    private static CustomFact? Parse(string name, string text, RuleSet ruleSet, List<string> problems)
    {
        var declared = ruleSet.Definition.CustomFacts.FirstOrDefault(
            definition => string.Equals(definition.Name, name, StringComparison.Ordinal));
        if (declared is null)
        {
            var known = ruleSet.Definition.CustomFacts.Select(definition => definition.Name).ToList();
            var listed = known.Count == 0 ? "declares no facts"
                : $"declares no fact `{DebitLineMembers.Short(name)}`{Suggestion.For(name, known)}";
            problems.Add($"{Name}: rule set `{ruleSet.Identity.Name}` {listed}");
            return null;
        }

        var isListed = declared.Type != CustomFactType.Text || declared.Measure.Values.Contains(text, StringComparer.Ordinal);
        if (isListed && CustomFact.TryParse(text, declared.Type, out var fact))
        {
            return fact;
        }

        problems.Add($"{Name}: `{name}` is {FormOf(declared)}");
        return null;
    }

    private static string FormOf(CustomFactDefinition fact) => fact.Type switch
    {
        CustomFactType.Integer => "a whole number, as in `90`",
        CustomFactType.Money => "an amount with its currency, as in `\"75.00 USD\"`",
        CustomFactType.Percent => "a percentage, as in `110%`",
        CustomFactType.Boolean => "`true` or `false`",
        CustomFactType.Duration => "a duration, as in `90s`, `5m`, `1h` or `2d`",
        _ => $"one of {string.Join(", ", fact.Measure.Values)}",
    };
}
