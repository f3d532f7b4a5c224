namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Finds the largest smaller amount that would be accepted. All amounts up to one limit are accepted, since a larger amount is never
/// better, and this limit is the break point of a comparison. For ordinary figures the search therefore tries break points only.
/// </summary>
internal static class MaxAcceptableAmountSearch
{
    /// <summary>Finds the scaled amount; null where no smaller amount would be accepted.</summary>
    public static Int128? Find(CompiledRules rules, FactVector facts, Currency currency)
    {
        var unit = Scaled.Of(new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits));

        // Break points are not computed for other figures, so every smaller amount is a candidate.
        var candidates = facts.IsOrdinary ? BreakPoints(rules, facts, unit) : null;
        Span<CheckAnswer> answers = stackalloc CheckAnswer[rules.Checks.Length];
        Span<ulong> masks = stackalloc ulong[Evaluator.MasksCount * rules.Words];
        var (accepted, refused) = (Int128.NegativeOne, candidates?.Count ?? (facts.Amount - 1) / unit);
        while (refused - accepted > 1)
        {
            var middle = (accepted + refused) / 2;
            var outcome = Evaluator.Judge(rules, facts, AmountAt(candidates, middle, unit), JudgeScope.Whole, answers, masks);
            (accepted, refused) = outcome == Outcome.Accept ? (middle, refused) : (accepted, middle);
        }

        return accepted < 0 ? null : AmountAt(candidates, accepted, unit);
    }

    private static Int128 AmountAt(List<Int128>? candidates, Int128 index, Int128 unit) =>
        candidates is null ? (index + 1) * unit : candidates[(int)index];

    /// <summary>The break points in ascending order; repeated amounts are harmless.</summary>
    private static List<Int128> BreakPoints(CompiledRules rules, FactVector facts, Int128 unit)
    {
        var largest = facts.Amount - unit;
        var found = new List<Int128>();
        Add(found, unit, unit, largest);
        Add(found, largest, unit, largest);
        foreach (var slot in rules.Slots)
        {
            if (slot.Form is null || !facts.IsKnown(slot))
            {
                continue;
            }

            var withoutAmount = facts.NumberOf(slot) - (facts.Amount * slot.AmountFactor);
            foreach (var bound in slot.Bounds)
            {
                AddFlip(found, slot, bound, withoutAmount, unit, largest);
                if (facts.HeldPossible > 0)
                {
                    AddFlip(found, slot, bound, withoutAmount + (facts.HeldPossible * slot.HeldFactor), unit, largest);
                }
            }
        }

        found.Sort();
        return found;
    }

    private static void AddFlip(List<Int128> found, CompiledSlot slot, Int128 bound, Int128 withoutAmount, Int128 unit, Int128 largest)
    {
        // The comparison changes where number + factor x amount equals the bound, or bound x amount for a cover.
        var (slope, rest) = slot.IsCover ? (slot.AmountFactor - bound, -withoutAmount) : (slot.AmountFactor, bound - withoutAmount);
        if (slope == 0)
        {
            return;
        }

        // The threshold may be stored as the next number, and the comparison may or may not hold at its flip, so the break point is one of
        // three amounts.
        var floor = FloorOf(rest / slope, unit);
        Add(found, floor, unit, largest);
        Add(found, floor - unit, unit, largest);
        Add(found, floor + unit, unit, largest);
    }

    private static void Add(List<Int128> found, Int128 amount, Int128 least, Int128 largest)
    {
        if (amount >= least && amount <= largest)
        {
            found.Add(amount);
        }
    }

    private static Int128 FloorOf(Int128 amount, Int128 unit)
    {
        var floor = amount / unit * unit;
        return floor > amount ? floor - unit : floor;
    }
}
