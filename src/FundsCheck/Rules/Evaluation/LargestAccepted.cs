using FundsCheck.Balances;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Finds the largest smaller amount that would have been accepted. What is accepted is everything up to one amount, as a larger
/// amount is never better; and that amount lies at the break point of some comparison. So only break points are tried.
/// </summary>
internal static class LargestAccepted
{
    public static decimal? Find(CompiledRules rules, FactVector facts, Currency currency)
    {
        var unit = MinorUnit(currency);
        var candidates = Candidates(rules, facts, unit);
        var answers = new CheckAnswer[rules.Checks.Length];
        var masks = new ulong[Evaluator.MasksCount * rules.Words];
        var (accepted, refused) = (-1, candidates.Count);
        while (refused - accepted > 1)
        {
            var middle = (accepted + refused) / 2;
            var outcome = Evaluator.Judge(rules, facts, candidates[middle], JudgeScope.Whole, answers, masks);
            (accepted, refused) = outcome == Outcome.Accept ? (middle, refused) : (accepted, middle);
        }

        return accepted < 0 ? null : candidates[accepted];
    }

    private static List<decimal> Candidates(CompiledRules rules, FactVector facts, decimal unit)
    {
        var largest = facts.Amount - unit;
        var found = new SortedSet<decimal> { unit, largest };
        foreach (var atom in rules.Atoms)
        {
            foreach (var flip in Flips(atom, rules.Slots[atom.Slot].Id, facts))
            {
                var floor = decimal.Floor(flip / unit) * unit;
                found.Add(floor);
                found.Add(floor - unit);
            }
        }

        return [.. found.Where(amount => amount > 0m && amount <= largest)];
    }

    /// <summary>The amounts at which a comparison changes: one for each end of the holds.</summary>
    private static IEnumerable<decimal> Flips(Atom atom, MeasureId id, FactVector facts)
    {
        decimal? funds = id switch
        {
            MeasureId.HeadroomAvailable or MeasureId.CoverAvailable => facts.Available,
            MeasureId.HeadroomCurrent when facts.Family == AccountFamily.Depository => facts.Current,
            MeasureId.HeadroomOverdraft when facts.Family == AccountFamily.Depository => facts.Available + facts.Limit,
            MeasureId.HeadroomCredit when facts.Family == AccountFamily.Credit => facts.Limit - facts.Current,
            _ => null,
        };
        foreach (var held in new[] { facts.Held, facts.Held + facts.HeldPossible })
        {
            switch (id)
            {
                case MeasureId.Amount:
                    yield return atom.Edge;
                    break;
                case MeasureId.Exposure:
                    yield return atom.Edge - held;
                    break;
                case MeasureId.CoverAvailable when funds is { } available && atom.Edge > 0m:
                    yield return (available - held) * 10_000m / atom.Edge;
                    break;
                case >= MeasureId.HeadroomAvailable and <= MeasureId.HeadroomCredit when funds is { } known:
                    yield return known - held - atom.Edge;
                    break;
                default:
                    break;
            }
        }
    }

    private static decimal MinorUnit(Currency currency) => new(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits);
}
