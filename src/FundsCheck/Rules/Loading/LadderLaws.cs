using FundsCheck.Rules.Loading.Examples;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading;

/// <summary>The rules about one ladder: its last rung, its edges, its direction.</summary>
internal static class LadderLaws
{
    public static void Check(LadderDefinition ladder, ReadContext context)
    {
        CheckOtherwise(ladder, context);
        CheckValuesOnce(ladder, context);
        foreach (var (upper, lower) in ladder.Rungs.Zip(ladder.Rungs.Skip(1)))
        {
            CheckEdges(upper, lower, ladder.Measure, context);
            CheckDirection(upper, lower, ladder.Measure, context);
            CheckDifference(upper, lower, ladder.Measure, context);
        }
    }

    private static void CheckOtherwise(LadderDefinition ladder, ReadContext context)
    {
        var early = ladder.Rungs.SkipLast(1).FirstOrDefault(rung => rung.Kind == RungKind.Otherwise);
        if (early is not null)
        {
            context.Problems.Add(early.KeyAt, "otherwise.early", "`otherwise` is the last rung; what follows would never be reached");
        }
        else if (ladder.Rungs[^1].Kind != RungKind.Otherwise && context.Enforces(LoaderRule.OtherwiseLast))
        {
            context.Problems.Add(
                ladder.Rungs[^1].At,
                "otherwise.missing",
                "the last rung of a ladder is `otherwise`; add `{ \"otherwise\": \"…\" }` after this one",
                new LawBreak(LawBreakKind.OtherwiseMissing, ladder.Rungs[^1].At));
        }
    }

    private static void CheckValuesOnce(LadderDefinition ladder, ReadContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rung in ladder.Rungs)
        {
            foreach (var (value, at) in rung.Values.Zip(rung.ValuesAt).Where(row => !seen.Add(row.First)))
            {
                context.Problems.Add(at, "value.repeated", $"`{value}` stands in an earlier rung already; keep it in one");
            }
        }
    }

    private static void CheckEdges(RungDefinition first, RungDefinition second, Measure measure, ReadContext context)
    {
        if (first.Kind is not (RungKind.Below or RungKind.UpTo) || second.Kind is not (RungKind.Below or RungKind.UpTo))
        {
            return;
        }

        // `below` and then `upTo` the same edge leave exactly the edge to the second.
        var ascends = first.Edge.Number < second.Edge.Number
            || (first.Edge.Number == second.Edge.Number && first.Kind == RungKind.Below && second.Kind == RungKind.UpTo);
        if (!ascends && context.Enforces(LoaderRule.EdgesAscend))
        {
            var mend = first.Edge.Number > second.Edge.Number
                ? "put the smaller one first"
                : first.Kind == second.Kind ? "keep one of the two" : "write `below` first, then `upTo`";
            context.Problems.Add(
                second.ConditionAt,
                "edges.order",
                $"edges of `{measure.Name}` ascend, and `{second.Edge.Text}` comes after `{first.Edge.Text}`; {mend}",
                new LawBreak(LawBreakKind.EdgesDescend, second.At));
        }
    }

    private static void CheckDirection(RungDefinition first, RungDefinition second, Measure measure, ReadContext context)
    {
        var falls = measure.Worse switch
        {
            WorseSide.Higher => second.Answer.Outcome < first.Answer.Outcome,
            WorseSide.Lower => second.Answer.Outcome > first.Answer.Outcome,
            _ => false,
        };
        if (falls && context.Enforces(LoaderRule.LadderDirection))
        {
            var side = measure.Worse == WorseSide.Higher ? "higher" : "lower";
            context.Problems.Add(
                second.Answer.OutcomeAt,
                "ladder.direction",
                $"a {side} `{measure.Name}` is worse, yet it goes from {Named(first, second, measure)}; answers only get stricter toward "
                    + $"the {side} side: answer `{first.Answer.Outcome.ToName()}` or "
                    + $"{(measure.Worse == WorseSide.Higher ? "stricter" : "milder")} here",
                new LawBreak(LawBreakKind.LadderFalls, second.At));
        }
    }

    private static string Named(RungDefinition first, RungDefinition second, Measure measure) => measure.Worse == WorseSide.Higher
        ? $"{first.Answer.Outcome.ToName()} to {second.Answer.Outcome.ToName()}"
        : $"{second.Answer.Outcome.ToName()} to {first.Answer.Outcome.ToName()}";

    private static void CheckDifference(RungDefinition first, RungDefinition second, Measure measure, ReadContext context)
    {
        // A gate's good value stands alone, whatever the rungs beside it answer.
        var isGood = measure.Opens is { } good && (first.Values.Contains(good, StringComparer.Ordinal) || second.Values.Contains(good, StringComparer.Ordinal));
        if (!isGood && first.Answer.Outcome == second.Answer.Outcome && string.Equals(first.Answer.Reason, second.Answer.Reason, StringComparison.Ordinal))
        {
            context.Problems.Add(
                second.At, "rung.same", "this rung answers the same as the one before it, with the same reason; make one of the two");
        }
    }
}
