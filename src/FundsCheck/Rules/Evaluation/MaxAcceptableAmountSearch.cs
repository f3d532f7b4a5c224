namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Finds the largest smaller amount that would be accepted. All amounts up to one limit are accepted, since a larger amount is never
/// better, and this limit is the break point of a comparison. For ordinary figures the search therefore tries break points only.
/// </summary>
internal static class MaxAcceptableAmountSearch
{
    private const int OnStackMax = 64;

    /// <summary>Finds the scaled amount; null where no smaller amount would be accepted.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="refusing">The answers to the debit's own amount. A check that accepts it accepts each smaller one.</param>
    /// <param name="currency">The currency of the debit.</param>
    public static Int128? Find(CompiledRules rules, FactVector facts, ReadOnlySpan<CheckAnswer> refusing, Currency currency)
    {
        var breakPointsMax = 1;
        for (var index = 0; index < refusing.Length; index++)
        {
            if (refusing[index].Outcome <= Outcome.Accept)
            {
                continue;
            }

            if (rules.Checks[index].AmountSlots.Length == 0)
            {
                return null;
            }

            breakPointsMax += 2 * rules.Checks[index].AmountBoundsCount;
        }

        var unit = Scaled.Of(new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits));
        var points = breakPointsMax <= OnStackMax ? stackalloc Int128[OnStackMax] : new Int128[breakPointsMax];

        // Break points are not computed for other figures, so every smaller amount is a candidate.
        points = facts.IsOrdinary ? BreakPoints(rules, facts, refusing, unit, points) : [];
        Span<ulong> masks = stackalloc ulong[facts.Masks.Length];
        var (accepted, refused) = (Int128.NegativeOne, facts.IsOrdinary ? points.Length : (facts.Amount - 1) / unit);
        while (refused - accepted > 1)
        {
            var middle = (accepted + refused) / 2;
            var amount = facts.IsOrdinary ? points[(int)middle] : (middle + 1) * unit;
            (accepted, refused) = Evaluator.Accepts(rules, facts, amount, refusing, masks) ? (middle, refused) : (accepted, middle);
        }

        return accepted < 0 ? null : facts.IsOrdinary ? points[(int)accepted] : (accepted + 1) * unit;
    }

    /// <summary>
    /// The largest smaller amount, and the largest amounts before a comparison of a refusing check changes, in ascending order; repeated
    /// amounts are harmless.
    /// </summary>
    private static Span<Int128> BreakPoints(
        CompiledRules rules, FactVector facts, ReadOnlySpan<CheckAnswer> refusing, Int128 unit, Span<Int128> points)
    {
        var largest = facts.Amount - 1;
        largest -= largest % unit;
        var count = Add(points, 0, largest, unit, largest);
        for (var index = 0; index < refusing.Length; index++)
        {
            foreach (var slot in refusing[index].Outcome > Outcome.Accept ? rules.Checks[index].AmountSlots : [])
            {
                if (!facts.IsKnown(slot))
                {
                    continue;
                }

                var withoutAmount = facts.NumberOf(slot) - (facts.Amount * slot.AmountFactor);
                for (var bound = 0; bound < slot.Bounds.Length; bound++)
                {
                    count = Add(points, count, slot.LastAmountBefore(bound, withoutAmount), unit, largest);
                    if (facts.HeldPossible > 0)
                    {
                        var withAllHolds = withoutAmount + (facts.HeldPossible * slot.HeldFactor);
                        count = Add(points, count, slot.LastAmountBefore(bound, withAllHolds), unit, largest);
                    }
                }
            }
        }

        points = points[..count];
        points.Sort();
        return points;
    }

    private static int Add(Span<Int128> points, int count, Int128? last, Int128 unit, Int128 largest)
    {
        if (last is not { } amount || amount < unit || amount > largest)
        {
            return count;
        }

        points[count] = amount - (amount % unit);
        return count + 1;
    }
}
