using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Comparison;

/// <summary>Cuts all facts into the parts in which one check gives one answer. Every fact is in exactly one.</summary>
internal static class CheckCells
{
    public static IReadOnlyList<AnswerCell> Of(CheckClauses? check) => check is null ? [AnswerCell.Absent] : [.. Silent(check), .. Answers(check)];

    private static IEnumerable<AnswerCell> Silent(CheckClauses check)
    {
        var clause = check.Quiet;
        if (clause.Alternatives.Count > 0)
        {
            yield return new AnswerCell(Outcome.None, null, [CellCondition.Says($"check `{check.Check.Id}`", "does not apply")], [clause]);
        }
    }

    private static IEnumerable<AnswerCell> Answers(CheckClauses check)
    {
        List<CellCondition> before = [.. check.Check.For.Select(guard => InForce(guard, isFor: true)), .. check.Check.Unless.Select(guard => InForce(guard, isFor: false))];
        foreach (var ladder in check.Check.Ladder.Chain())
        {
            for (var rung = 0; rung < ladder.Rungs.Count; rung++)
            {
                foreach (var cell in OfRung(check, ladder, rung, before))
                {
                    yield return cell;
                }
            }

            before.Add(CellCondition.Says(ladder.Measure.Name, "is unknown"));
            if (ladder.IfUnknown is { } unknown)
            {
                yield return new AnswerCell(unknown.Outcome, unknown.Reason, [.. before], check.ReachUnknown());
            }
        }
    }

    private static IEnumerable<AnswerCell> OfRung(CheckClauses check, LadderDefinition ladder, int rung, List<CellCondition> before)
    {
        var answer = ladder.Rungs[rung].Answer;
        List<CellCondition> conditions = [.. before, OfRungs(ladder, rung, rung, ladder.Measure.Name)];
        var (plain, holdPossible) = check.ReachRung(ladder, rung);
        if (holdPossible is null)
        {
            yield return new AnswerCell(answer.Outcome, answer.Reason, conditions, plain);
            yield break;
        }

        var (first, last) = LadderTerms.AcceptRange(ladder)!.Value;
        var worse = first == 0 ? OfCounted(ladder, last + 1, ladder.Rungs.Count - 1) : OfCounted(ladder, 0, first - 1);

        // All holds decide which rung accepts; without the possible ones the measure may land on a better one.
        var certain = first == 0 ? OfRungs(ladder, 0, rung, ladder.Measure.Name) : OfRungs(ladder, rung, last, ladder.Measure.Name);
        yield return new AnswerCell(answer.Outcome, answer.Reason, [.. before, certain, OfCounted(ladder, rung, rung)], plain);
        yield return new AnswerCell(Outcome.Review, ReasonCodes.HoldPossible, [.. conditions, worse], holdPossible);
    }

    private static CellCondition OfCounted(LadderDefinition ladder, int first, int last) =>
        OfRungs(ladder, first, last, $"{ladder.Measure.Name} with the possible holds counted too") with { CountedOf = ladder.Measure.Name, IsCountedLarger = ladder.Measure.Worse == WorseSide.Higher };

    private static CellCondition OfRungs(LadderDefinition ladder, int first, int last, string subject)
    {
        var condition = new CellCondition(subject);
        var rungs = ladder.Rungs;
        if (ladder.Measure.Unit == MeasureUnit.Value)
        {
            var above = rungs.Take(first).SelectMany(other => other.Values);
            return condition with { Among = ladder.Measure.Values, CanBeUnknown = ladder.Measure.CanBeUnknown, Values = rungs[first].Kind == RungKind.Otherwise ? [.. ladder.Measure.Values.Except(above, StringComparer.Ordinal)] : rungs[first].Values };
        }

        if (first > 0)
        {
            condition = condition with { Low = rungs[first - 1].Edge, IsLowOpen = rungs[first - 1].Kind == RungKind.UpTo };
        }

        return rungs[last].Kind == RungKind.Otherwise ? condition : condition with { High = rungs[last].Edge, IsHighClosed = rungs[last].Kind == RungKind.UpTo };
    }

    /// <summary>Where a guard does not excuse: it holds (of <c>unless</c>: it does not), or it is unknown.</summary>
    private static CellCondition InForce(GuardDefinition guard, bool isFor)
    {
        var condition = guard.Comparison switch
        {
            GuardComparison.In => $"in [{string.Join(", ", guard.Values)}]",
            GuardComparison.Below => $"below {guard.Edge.Text}",
            GuardComparison.UpTo => $"at most {guard.Edge.Text}",
            GuardComparison.Above => $"above {guard.Edge.Text}",
            _ => $"at least {guard.Edge.Text}",
        };
        var orUnknown = guard.Measure.CanBeUnknown || guard.Measure.Needs.HasFlag(MeasureNeeds.Holds) ? " or unknown" : string.Empty;
        return CellCondition.Says(guard.Measure.Name, $"is {(isFor ? string.Empty : "not ")}{condition}{orUnknown}");
    }
}
