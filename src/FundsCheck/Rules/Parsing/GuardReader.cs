using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the entries of <c>for</c> and <c>unless</c>.</summary>
internal static class GuardReader
{
    private static readonly string[] Comparisons = ["below", "upTo", "above", "atLeast"];

    public static IReadOnlyList<GuardDefinition>? Read(SourceNode? node, string name, ReadContext context)
    {
        if (node is null)
        {
            return [];
        }

        if (node.Kind != SourceKind.Object || node.Members.Count is 0 or > RuleLimits.GuardsMax)
        {
            context.Add(
                node, "guard.shape",
                $"`{name}` is an object of 1 to {RuleLimits.GuardsMax} measures, as in {{ \"debit.sameDay\": [true] }}");
            return null;
        }

        var guards = node.Members.Select(member => ReadEntry(member, name, context)).ToList();
        return guards.Contains(null) ? null : [.. guards.OfType<GuardDefinition>()];
    }

    private static GuardDefinition? ReadEntry(SourceMember member, string name, ReadContext context)
    {
        if (BandListReader.FindMeasure(member.Name, member.NameOffset, context) is not { } measure)
        {
            return null;
        }

        if (measure.IsGate)
        {
            context.Problems.Add(
                member.NameOffset, "guard.gate",
                $"`{measure.Name}` is a gate and guards nothing: where it is not good, checks behind it are silent; remove it");
            return null;
        }

        return measure.Unit == MeasureUnit.Value ? ReadValues(member, measure, context) : ReadNumber(member, measure, name, context);
    }

    private static GuardDefinition? ReadValues(SourceMember member, Measure measure, ReadContext context) =>
        ValueReader.ReadList(member.Value, measure, context) is { } values
            ? new GuardDefinition(measure, GuardComparison.In, default, values, context.Problems.At(member.NameOffset))
            : null;

    private static GuardDefinition? ReadNumber(SourceMember member, Measure measure, string name, ReadContext context)
    {
        if (ObjectReader.Open(member.Value, $"the guard on `{measure.Name}`", context) is not { } reader)
        {
            return null;
        }

        var present = Comparisons.Where(comparison => reader.Optional(comparison) is not null).ToList();
        reader.Close();
        if (present.Count != 1)
        {
            // A misspelt comparison is already reported.
            if (present.Count > 1 || member.Value.Members.Count == 0)
            {
                context.Add(
                    member.Value, "guard.shape",
                    $"a guard on a number has exactly one of `below`, `upTo`, `above` and `atLeast`; a range is two checks");
            }

            return null;
        }

        if (reader.Optional(present[0]) is not { } node || ThresholdReader.Read(node, measure, context) is not { } threshold)
        {
            return null;
        }

        var comparison = (GuardComparison)(Array.IndexOf(Comparisons, present[0]) + 1);
        var guard = new GuardDefinition(measure, comparison, threshold, [], context.Problems.At(member.NameOffset));
        CheckDirection(guard, name, reader.OffsetOfName(present[0]), context);
        return guard;
    }

    private static void CheckDirection(GuardDefinition guard, string name, int offset, ReadContext context)
    {
        if (guard.Measure.Worse == WorseSide.None)
        {
            return;
        }

        var isFor = string.Equals(name, "for", StringComparison.Ordinal);
        var mayPointHigher = (guard.Measure.Worse == WorseSide.Higher) == isFor;
        if (guard.PointsHigher == mayPointHigher)
        {
            return;
        }

        var words = mayPointHigher ? "`above` or `atLeast`" : "`below` or `upTo`";
        var escape = guard.Measure.Worse == WorseSide.Higher ? "larger" : "smaller";
        context.Problems.Add(
            offset,
            "guard.direction",
            $"with this guard a {escape} `{guard.Measure.Name}` would escape the check; in `{name}` write {words}",
            new InvariantViolation(InvariantViolationKind.GuardEscapes, guard.At));
    }
}
