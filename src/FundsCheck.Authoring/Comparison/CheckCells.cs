using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>Cuts all facts into the parts in which one check gives one answer. Every fact is in exactly one.</summary>
/// <param name="side">Which of the two rule sets it is, for people.</param>
/// <param name="terms">The facts of both rule sets.</param>
/// <param name="early">Where the rule set evaluates the checks on the debit alone.</param>
internal sealed class CheckCells(string side, MeasureTerms terms, EarlyDecline early)
{
    public IReadOnlyList<AnswerCell> Of(CheckClauses? check)
    {
        if (check is null)
        {
            return [AnswerCell.Absent];
        }

        AnswerCell[] cells = [.. Quiet(check), .. Answers(check)];
        return CanBeSkipped(check) ? [.. cells.Select(cell => Evaluated(check, cell)), Skipped(check)] : cells;
    }

    /// <summary>Whether an early decline skips the check; one on the balance is silent there anyway.</summary>
    public bool CanBeSkipped(CheckClauses check) =>
        early.Ways.Count > 0 && !check.IsOfDebitAlone && !check.Needs.HasFlag(MeasureNeeds.Balance);

    private AnswerCell Skipped(CheckClauses check) => new(
        Outcome.None,
        null,
        [
            new CellCondition(Measures.BalanceReading.Name) { Values = [Measures.NotRequested] },
            CellCondition.Says(NameOf(check), "is not evaluated, as the debit's own facts decline"),
        ],
        [early.NotNeeded])
    {
        Ways = early.Ways,
    };

    private AnswerCell Evaluated(CheckClauses check, AnswerCell cell)
    {
        var isOfAnotherReading = check.Check.BandList.Measure.IsOfReading
            && !cell.Conditions.Any(condition => condition.Values?.Any(value => value is Measures.NotRequested
                or BalanceFailures.NotRequestedCode) == true);
        return isOfAnotherReading ? cell : cell with
        {
            Clauses = [.. cell.Clauses, .. early.Except],
            CanBeSkipped = true,
        };
    }

    private string NameOf(CheckClauses check) => $"{side}'s check `{check.Check.Id}`";

    private IEnumerable<AnswerCell> Quiet(CheckClauses check)
    {
        var clause = check.Quiet;
        if (clause.Alternatives.Count > 0)
        {
            yield return new AnswerCell(Outcome.None, null, [CellCondition.Says(NameOf(check), "does not apply")], [clause]);
        }
    }

    private IEnumerable<AnswerCell> Answers(CheckClauses check)
    {
        List<CellCondition> before =
        [
            .. check.Check.For.Select(guard => InForce(guard, isFor: true)),
            .. check.Check.Unless.Select(guard => InForce(guard, isFor: false)),
        ];
        foreach (var ladder in check.Check.BandList.Chain())
        {
            for (var rung = 0; rung < ladder.Bands.Count; rung++)
            {
                foreach (var cell in OfRung(check, ladder, rung, before))
                {
                    yield return cell;
                }
            }

            before.Add(CellCondition.Says(ladder.Measure.Name, $"is {Unknown(ladder.Measure)}"));
            if (ladder.IfUnknown is { } unknown)
            {
                var reason = ReasonTemplate.OfUnknown(check.Check, ladder, unknown);
                yield return new AnswerCell(unknown.Outcome, reason, [.. before], check.ReachUnknown());
            }
        }
    }

    private IEnumerable<AnswerCell> OfRung(CheckClauses check, BandListDefinition ladder, int rung, List<CellCondition> before)
    {
        var outcome = ladder.Bands[rung].Answer.Outcome;
        var (plain, holdPossible) = check.ReachRung(ladder, rung);
        List<CellCondition> conditions = [.. before, OfRungs(ladder, rung, rung, ladder.Measure.Name)];
        var reason = ReasonTemplate.OfRung(check.Check, ladder, rung);
        if (holdPossible.Count == 0)
        {
            yield return new AnswerCell(outcome, reason, conditions, plain);
            yield break;
        }

        var (first, last) = BandListTerms.AcceptRange(ladder)!.Value;

        // All holds decide which rung accepts; without the possible ones the measure may land on a better one.
        var certain = first == 0 ? OfRungs(ladder, 0, rung, ladder.Measure.Name) : OfRungs(ladder, rung, last, ladder.Measure.Name);
        yield return new AnswerCell(outcome, reason, [.. before, certain, OfCounted(ladder, rung, rung)], plain);
        foreach (var (beyond, clauses) in holdPossible)
        {
            var possible = ReasonTemplate.OfHoldPossible(check.Check, ladder, beyond);
            yield return new AnswerCell(Outcome.Review, possible, [.. conditions, OfCounted(ladder, beyond, beyond)], clauses);
        }
    }

    private CellCondition OfCounted(BandListDefinition ladder, int first, int last) =>
        OfRungs(ladder, first, last, $"{ladder.Measure.Name} with the possible holds counted too") with
        {
            CountedOf = ladder.Measure.Name,
            IsCountedLarger = ladder.Measure.Worse == WorseSide.Higher,
        };

    private CellCondition OfRungs(BandListDefinition ladder, int first, int last, string subject)
    {
        var rungs = ladder.Bands;
        if (ladder.Measure.Unit == MeasureUnit.Value)
        {
            return OfValues(ladder, ValuesOf(ladder, first));
        }

        var condition = new CellCondition(subject);
        if (first > 0)
        {
            condition = condition with { Low = rungs[first - 1].Threshold, IsLowOpen = rungs[first - 1].Kind == BandKind.UpTo };
        }

        return rungs[last].Kind == BandKind.Otherwise
            ? condition
            : condition with { High = rungs[last].Threshold, IsHighClosed = rungs[last].Kind == BandKind.UpTo };
    }

    private CellCondition OfValues(BandListDefinition ladder, IReadOnlyList<string> values) =>
        new(ladder.Measure.Name)
        {
            Among = terms.ValuesOf(ladder.Measure),
            CanBeUnknown = ladder.Measure.CanBeUnknown,
            StandIn = ladder.Measure.IsOpen ? terms.ValuesOf(ladder.Measure)[^1] : null,
            Values = values,
        };

    private IReadOnlyList<string> ValuesOf(BandListDefinition ladder, int rung)
    {
        var above = ladder.Bands.Take(rung).SelectMany(other => other.Values);
        return ladder.Bands[rung].Kind == BandKind.Otherwise
            ? [.. terms.ValuesOf(ladder.Measure).Except(above, StringComparer.Ordinal)]
            : ladder.Bands[rung].Values;
    }

    /// <summary>Where a guard does not excuse: it holds (of <c>unless</c>: it does not), or it is unknown.</summary>
    private CellCondition InForce(GuardDefinition guard, bool isFor)
    {
        var condition = guard.Comparison switch
        {
            GuardComparison.In => $"in [{string.Join(", ", guard.Values)}]",
            GuardComparison.Below => $"below {guard.Edge.Text}",
            GuardComparison.UpTo => $"at most {guard.Edge.Text}",
            GuardComparison.Above => $"above {guard.Edge.Text}",
            _ => $"at least {guard.Edge.Text}",
        };
        var canBeUnclear = guard.Measure.CanBeUnknown || guard.Measure.Needs.HasFlag(MeasureNeeds.Holds);
        var orUnknown = canBeUnclear ? $" or {Unknown(guard.Measure)}" : string.Empty;
        return CellCondition.Says(guard.Measure.Name, $"is {(isFor ? string.Empty : "not ")}{condition}{orUnknown}");
    }

    // A text that only the other rule set lists is unknown to this one.
    private string Unknown(Measure measure) => terms.HasValuesOfAnother(measure) ? $"unknown to {side}" : "unknown";
}
