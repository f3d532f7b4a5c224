using System.Diagnostics;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>Divides all facts into cells in which a check has one outcome. Every fact is in exactly one cell.</summary>
/// <param name="side">The name of the rule set (old or new), for messages.</param>
/// <param name="terms">The facts of both rule sets.</param>
/// <param name="early">The region in which the rule set evaluates only the checks on the debit.</param>
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

    /// <summary>True where an early decline skips the check. A check of the balance is silent there anyway.</summary>
    public bool CanBeSkipped(CheckClauses check) =>
        early.Ways.Count > 0 && !check.IsOfDebitAlone && !check.Needs.HasFlag(MeasureNeeds.Balance);

    private AnswerCell Skipped(CheckClauses check) => new(
        Outcome.None,
        null,
        [
            new CellCondition(Measures.BalanceReading.Name) { Values = [Measures.NotRequested] },
            CellCondition.FromText(NameOf(check), "is not evaluated, as the debit's own facts decline"),
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
            yield return new AnswerCell(Outcome.None, null, [CellCondition.FromText(NameOf(check), "does not apply")], [clause]);
        }
    }

    private IEnumerable<AnswerCell> Answers(CheckClauses check)
    {
        List<CellCondition> before =
        [
            .. check.Check.For.Select(guard => InForce(guard, isFor: true)),
            .. check.Check.Unless.Select(guard => InForce(guard, isFor: false)),
        ];
        foreach (var bandList in check.Check.BandList.Chain())
        {
            for (var band = 0; band < bandList.Bands.Count; band++)
            {
                foreach (var cell in OfBand(check, bandList, band, before))
                {
                    yield return cell;
                }
            }

            before.Add(CellCondition.FromText(bandList.Measure.Name, $"is {Unknown(bandList.Measure)}"));
            if (bandList.IfUnknown is { } unknown)
            {
                var reason = ReasonTemplate.OfUnknown(check.Check, bandList, unknown);
                yield return new AnswerCell(unknown.Outcome, reason, [.. before], check.ReachUnknown());
            }
        }
    }

    private IEnumerable<AnswerCell> OfBand(CheckClauses check, BandListDefinition bandList, int band, List<CellCondition> before)
    {
        var outcome = bandList.Bands[band].Answer.Outcome;
        var (plain, holdPossible) = check.ReachBand(bandList, band);
        List<CellCondition> conditions = [.. before, OfBands(bandList, band, band, bandList.Measure.Name)];
        var reason = ReasonTemplate.OfBand(check.Check, bandList, band);
        if (holdPossible.Count == 0)
        {
            yield return new AnswerCell(outcome, reason, conditions, plain);
            yield break;
        }

        var (first, last) = BandListTerms.AcceptRange(bandList)
            ?? throw new UnreachableException("possible holds can only turn an accept");

        // All holds decide which band accepts; without the possibly posted ones the measure may match a better band.
        var notYetPosted = first == 0
            ? OfBands(bandList, 0, band, bandList.Measure.Name)
            : OfBands(bandList, band, last, bandList.Measure.Name);
        yield return new AnswerCell(outcome, reason, [.. before, notYetPosted, OfCounted(bandList, band, band)], plain);
        foreach (var (beyond, clauses) in holdPossible)
        {
            var possible = ReasonTemplate.OfHoldPossible(check.Check, bandList, beyond);
            yield return new AnswerCell(Outcome.Review, possible, [.. conditions, OfCounted(bandList, beyond, beyond)], clauses);
        }
    }

    private CellCondition OfCounted(BandListDefinition bandList, int first, int last) =>
        OfBands(bandList, first, last, $"{bandList.Measure.Name} with the possible holds counted too") with
        {
            CountedOf = bandList.Measure.Name,
            IsCountedLarger = bandList.Measure.Worse == WorseSide.Higher,
        };

    private CellCondition OfBands(BandListDefinition bandList, int first, int last, string subject)
    {
        var bands = bandList.Bands;
        if (bandList.Measure.Unit == MeasureUnit.Value)
        {
            return OfValues(bandList, ValuesOf(bandList, first));
        }

        var condition = new CellCondition(subject);
        if (first > 0)
        {
            condition = condition with { Low = bands[first - 1].Threshold, IsLowOpen = bands[first - 1].Kind == BandKind.UpTo };
        }

        return bands[last].Kind == BandKind.Otherwise
            ? condition
            : condition with { High = bands[last].Threshold, IsHighClosed = bands[last].Kind == BandKind.UpTo };
    }

    private CellCondition OfValues(BandListDefinition bandList, IReadOnlyList<string> values) =>
        new(bandList.Measure.Name)
        {
            Among = terms.ValuesOf(bandList.Measure),
            CanBeUnknown = bandList.Measure.CanBeUnknown,
            StandIn = bandList.Measure.IsOpen ? terms.ValuesOf(bandList.Measure)[^1] : null,
            Values = values,
        };

    private IReadOnlyList<string> ValuesOf(BandListDefinition bandList, int band)
    {
        var above = bandList.Bands.Take(band).SelectMany(other => other.Values);
        return bandList.Bands[band].Kind == BandKind.Otherwise
            ? [.. terms.ValuesOf(bandList.Measure).Except(above, StringComparer.Ordinal)]
            : bandList.Bands[band].Values;
    }

    /// <summary>The region in which a guard does not exempt: it holds (for <c>unless</c>: it does not hold), or it is unknown.</summary>
    private CellCondition InForce(GuardDefinition guard, bool isFor)
    {
        var condition = guard.Comparison switch
        {
            GuardComparison.In => $"in [{string.Join(", ", guard.Values)}]",
            GuardComparison.Below => $"below {guard.Threshold.Text}",
            GuardComparison.UpTo => $"at most {guard.Threshold.Text}",
            GuardComparison.Above => $"above {guard.Threshold.Text}",
            _ => $"at least {guard.Threshold.Text}",
        };
        var canBeUnclear = guard.Measure.CanBeUnknown || guard.Measure.Needs.HasFlag(MeasureNeeds.Holds);
        var unknown = canBeUnclear ? Unknown(guard.Measure) : null;
        var orUnknown = unknown is null ? string.Empty : $" or {unknown}";
        var words = CellCondition.FromText(guard.Measure.Name, $"is {(isFor ? string.Empty : "not ")}{condition}{orUnknown}") with
        {
            OrUnknown = unknown,
        };
        return guard.Comparison switch
        {
            GuardComparison.In => words with { Values = guard.Values, IsNegated = !isFor },
            GuardComparison.Below or GuardComparison.UpTo when isFor =>
                words with { High = guard.Threshold, IsHighClosed = guard.Comparison == GuardComparison.UpTo },
            GuardComparison.Above or GuardComparison.AtLeast when !isFor =>
                words with { High = guard.Threshold, IsHighClosed = guard.Comparison == GuardComparison.Above },
            _ => words with { Low = guard.Threshold, IsLowOpen = guard.Comparison is GuardComparison.Above or GuardComparison.UpTo },
        };
    }

    // A text that only the other rule set lists is unknown to this one.
    private string Unknown(Measure measure) => terms.HasValuesOfAnother(measure) ? $"unknown to {side}" : "unknown";
}
