using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads which facts a rule set leaves unchecked on purpose, each with its because.</summary>
internal static class UncheckedReader
{
    public static IReadOnlyList<UncheckedStatement> ReadAll(SourceNode node, ReadContext context)
    {
        if (node.Kind != SourceKind.Object || node.Members.Count == 0)
        {
            var example = context.Table.Expected[0].Name;
            context.Add(
                node, "unchecked.shape",
                $"`unchecked` is an object of facts that no check looks at, each with its because, as in {{ \"{example}\": \"…\" }}");
            return [];
        }

        return [
            .. node.Members.Select(member => Read(member, context)).OfType<UncheckedStatement>()
                .OrderBy(statement => statement.Measure.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A statement that a check contradicts would be signed as it stands.</summary>
    public static void CheckContradictions(RuleSetDefinition ruleSet, ReadContext context)
    {
        foreach (var statement in ruleSet.Unchecked)
        {
            if (ruleSet.Checks.FirstOrDefault(check => ReferenceEquals(check.BandList.Measure, statement.Measure)) is { } check)
            {
                context.Problems.Add(
                    statement.At, "unchecked.checked",
                    $"check `{check.Id}` looks at `{statement.Measure.Name}`; take it out of `unchecked`, or the check out");
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
                member.NameOffset, "unchecked.unknown", $"`{SyntaxText.Shorten(member.Name)}` is not a fact that `unchecked` states{fix}");
            return null;
        }

        return context.ReadSentence(member.Value, $"the because of `{member.Name}`") is { } because
            ? new UncheckedStatement(context.Table.Expected[index], because, context.Problems.At(member.NameOffset))
            : null;
    }
}
