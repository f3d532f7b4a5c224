using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the facts that a rule set leaves unchecked on purpose, with their because.</summary>
internal static class UncheckedReader
{
    public static IReadOnlyList<UncheckedStatement> ReadAll(SourceNode node, ReadContext context)
    {
        if (node.Kind != SourceKind.Object || node.Members.Count == 0)
        {
            var example = context.Table.Expected[0].Name;
            context.Add(
                node, "unchecked.shape",
                $"`unchecked` is an object of facts that no check judges, each with its because, as in {{ \"{example}\": \"…\" }}");
            return [];
        }

        return [
            .. node.Members.Select(member => Read(member, context)).OfType<UncheckedStatement>()
                .OrderBy(statement => statement.Measure.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reports a statement about a checked fact: the document would state it wrongly.</summary>
    public static void CheckContradictions(RuleSetDefinition ruleSet, ReadContext context)
    {
        foreach (var statement in ruleSet.Unchecked)
        {
            if (ruleSet.Checks.FirstOrDefault(check => ReferenceEquals(check.BandList.Measure, statement.Measure)) is { } check)
            {
                context.Problems.Add(
                    statement.At, "unchecked.checked",
                    $"check `{check.Id}` judges `{statement.Measure.Name}`; remove it from `unchecked`, or remove the check");
            }
        }
    }

    private static UncheckedStatement? Read(SourceMember member, ReadContext context)
    {
        var names = context.Table.Expected.Select(measure => measure.Name).ToList();
        if (names.IndexOf(member.Name) is var index && index < 0)
        {
            var fix = Suggestion.For(member.Name, names) is { Length: > 0 } near
                ? near
                : $"; write one of {string.Join(", ", names.Select(name => $"`{name}`"))}";
            context.Problems.Add(
                member.NameOffset, "unchecked.unknown", $"`{SyntaxText.Shorten(member.Name)}` is not a fact that `unchecked` states{fix}",
                Suggestion.Nearest(member.Name, names));
            return null;
        }

        return context.ReadSentence(member.Value, $"the because of `{member.Name}`") is { } because
            ? new UncheckedStatement(context.Table.Expected[index], because, context.Problems.At(member.NameOffset))
            : null;
    }
}
