using FundsCheck.Balances;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Finds the largest smaller amount that would have been accepted. What is accepted is everything up to one amount, as a larger
/// amount is never better; and that amount lies at the break point of some comparison. So only break points are tried.
/// </summary>
internal static class LargestAccepted
{
    private const int HundredthsOfPercent = 10_000;

    /// <summary>The amount, scaled; null where there is none.</summary>
    public static Int128? Find(CompiledRules rules, FactVector facts, Currency currency)
    {
        var unit = Scaled.Of(new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits));
        var candidates = Candidates(rules, facts, unit);
        Span<CheckAnswer> answers = stackalloc CheckAnswer[rules.Checks.Length];
        Span<ulong> masks = stackalloc ulong[Evaluator.MasksCount * rules.Words];
        var (accepted, refused) = (-1, candidates.Count);
        while (refused - accepted > 1)
        {
            var middle = (accepted + refused) / 2;
            var outcome = Evaluator.Judge(rules, facts, candidates[middle], JudgeScope.Whole, answers, masks);
            (accepted, refused) = outcome == Outcome.Accept ? (middle, refused) : (accepted, middle);
        }

        return accepted < 0 ? null : candidates[accepted];
    }

    /// <summary>Amounts in ascending order, between which no comparison changes. One that stands twice does no harm.</summary>
    private static List<Int128> Candidates(CompiledRules rules, FactVector facts, Int128 unit)
    {
        var largest = facts.Amount - unit;
        var found = new List<Int128>();
        Add(found, unit, unit, largest);
        Add(found, largest, unit, largest);
        foreach (var slot in rules.Slots)
        {
            foreach (ref readonly var atom in slot.Edges.AsSpan())
            {
                AddFlip(found, slot, atom, facts, facts.Held, unit, largest);
                if (facts.HeldPossible > 0)
                {
                    AddFlip(found, slot, atom, facts, facts.Held + facts.HeldPossible, unit, largest);
                }
            }
        }

        found.Sort();
        return found;
    }

    private static void AddFlip(List<Int128> found, CompiledSlot slot, in NumberAtom atom, FactVector facts, Int128 held, Int128 unit, Int128 largest)
    {
        if (FlipOf(slot.Id, atom, facts, held) is { } flip)
        {
            // An edge may be worked in as the next number, and a comparison may hold at its flip or not: three neighbours hold the break point.
            var floor = FloorOf(flip, unit);
            Add(found, floor, unit, largest);
            Add(found, floor - unit, unit, largest);
            Add(found, floor + unit, unit, largest);
        }
    }

    private static void Add(List<Int128> found, Int128 amount, Int128 least, Int128 largest)
    {
        if (amount >= least && amount <= largest)
        {
            found.Add(amount);
        }
    }

    /// <summary>The amount at which a comparison changes; null where none changes it.</summary>
    private static Int128? FlipOf(MeasureId id, in NumberAtom atom, FactVector facts, Int128 held) => id switch
    {
        MeasureId.Amount => atom.Edge,
        MeasureId.Exposure => atom.Edge - held,
        MeasureId.CoverAvailable => atom.Edge > 0 && facts.Available is { } available ? (available - held) * HundredthsOfPercent / atom.Edge : null,
        MeasureId.HeadroomAvailable => facts.Available - held - atom.Edge,
        MeasureId.HeadroomCurrent when facts.Family == AccountFamily.Depository => facts.Current - held - atom.Edge,
        MeasureId.HeadroomOverdraft when facts.Family == AccountFamily.Depository => facts.Available + facts.Limit - held - atom.Edge,
        MeasureId.HeadroomCredit when facts.Family == AccountFamily.Credit => facts.Limit - facts.Current - held - atom.Edge,
        _ => null,
    };

    private static Int128 FloorOf(Int128 amount, Int128 unit)
    {
        var floor = amount / unit * unit;
        return floor > amount ? floor - unit : floor;
    }
}
