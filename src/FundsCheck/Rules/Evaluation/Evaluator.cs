using System.Numerics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Evaluates facts by compiled rules. A pure function. Every comparison is a bit of two masks (true, unknown); with possibly posted holds,
/// a third mask has the comparisons with all holds counted.
/// </summary>
internal static class Evaluator
{
    /// <summary>
    /// The masks that <see cref="Judge"/> fills, each of <see cref="CompiledRules.Words"/> words: true, unknown, true with all holds
    /// counted.
    /// </summary>
    public const int MasksCount = 3;

    /// <summary>
    /// Returns the most severe outcome, and fills <paramref name="answers"/>, one for each of <see cref="CompiledRules.Checks"/>.
    /// </summary>
    public static Outcome Judge(
        CompiledRules rules, FactVector facts, Int128 amount, JudgeScope scope, Span<CheckAnswer> answers, Span<ulong> masks)
    {
        FillMasks(rules, facts, amount, masks);
        var view = new MaskView(masks, rules.Words, facts.HeldPossible > 0);
        var outcome = Outcome.None;
        for (var index = 0; index < rules.Checks.Length; index++)
        {
            var answer = scope == JudgeScope.DebitAlone && !facts.IsOfDebitAlone(rules.Checks[index])
                ? new CheckAnswer(CheckState.NotEvaluated, Outcome.None, 0, CheckAnswer.NoBand, AtOtherEnd: false)
                : Answer(rules.Checks[index], facts.Silenced, view);
            answers[index] = answer;
            outcome = answer.Outcome > outcome ? answer.Outcome : outcome;
        }

        return outcome;
    }

    private static CheckAnswer Answer(CompiledCheck check, MeasureNeeds silenced, in MaskView view)
    {
        if ((check.Needs & silenced) != MeasureNeeds.None)
        {
            return new CheckAnswer(CheckState.Silent, Outcome.None, 0, CheckAnswer.NoBand, AtOtherEnd: false);
        }

        return check.IsGuarded && view.Excuses(check)
            ? new CheckAnswer(CheckState.Excused, Outcome.None, 0, CheckAnswer.NoBand, AtOtherEnd: false)
            : Climb(check.BandList, view);
    }

    private static CheckAnswer Climb(CompiledBandList bandList, in MaskView view)
    {
        for (byte depth = 0; ; depth++)
        {
            if (!view.IsUnknown(bandList))
            {
                return AnswerOf(bandList, depth, view);
            }

            if (bandList.Fallback is null)
            {
                var unknown = bandList.UnknownOutcome ?? throw NoAnswer(bandList);
                return new CheckAnswer(CheckState.Answered, unknown, depth, CheckAnswer.NoBand, AtOtherEnd: false);
            }

            bandList = bandList.Fallback;
        }
    }

    private static CheckAnswer AnswerOf(CompiledBandList bandList, byte depth, in MaskView view)
    {
        var band = FirstBand(view.True(bandList), bandList);
        var outcome = bandList.Outcomes[band];
        if (outcome == Outcome.Accept && bandList.NeedsHolds && view.HasOtherEnd)
        {
            // INVARIANT: an accept comes from the masks with all holds counted, so that a waiver there is listed.
            var other = FirstBand(view.TrueAtOtherEnd(bandList), bandList);
            if (other != band)
            {
                var atOtherEnd = bandList.Outcomes[other] == Outcome.Accept ? Outcome.Accept : Outcome.Review;
                return new CheckAnswer(CheckState.Answered, atOtherEnd, depth, (sbyte)other, AtOtherEnd: true);
            }
        }

        return new CheckAnswer(CheckState.Answered, outcome, depth, (sbyte)band, AtOtherEnd: false);
    }

    private static int FirstBand(ulong bits, CompiledBandList bandList) =>
        bits != 0 ? BitOperations.TrailingZeroCount(bits) : throw NoAnswer(bandList);

    // INVARIANT: in a loaded band list every value, and the unknown measure, has an outcome.
    private static InvalidOperationException NoAnswer(CompiledBandList bandList) =>
        new($"a band list of `{bandList.Definition.Measure.Name}` has no outcome");

    private static void FillMasks(CompiledRules rules, FactVector facts, Int128 amount, Span<ulong> masks)
    {
        masks.Clear();
        var isTrue = masks[..rules.Words];
        var isUnknown = masks.Slice(rules.Words, rules.Words);
        var isTrueAtOtherEnd = facts.HeldPossible > 0 ? masks.Slice(2 * rules.Words, rules.Words) : [];

        // The value is used only by the search of the largest acceptable amount.
        var change = amount - facts.Amount;
        foreach (var slot in rules.Slots)
        {
            if (!facts.IsKnown(slot))
            {
                Add(slot.All, isUnknown);
            }
            else if (!facts.IsOrdinary && slot.IsOfFigures)
            {
                FillMasks(slot, facts, amount, change, isTrue, isTrueAtOtherEnd);
            }
            else
            {
                var number = facts.NumberOf(slot);
                number += change == 0 || slot.AmountFactor == 0 ? 0 : change * slot.AmountFactor;
                var mask = slot.MaskOf(number, amount);
                Add(mask, isTrue);
                if (!isTrueAtOtherEnd.IsEmpty)
                {
                    var other = slot.HeldFactor == 0 ? mask : slot.MaskOf(number + (facts.HeldPossible * slot.HeldFactor), amount);
                    Add(other, isTrueAtOtherEnd);
                }
            }
        }
    }

    private static void FillMasks(
        CompiledSlot slot,
        FactVector facts,
        Int128 amount,
        Int128 change,
        Span<ulong> isTrue,
        Span<ulong> isTrueAtOtherEnd)
    {
        var divisor = WideDecimal.From(amount, Scaled.Digits);
        var moved = WideDecimal.From(change, Scaled.Digits) * slot.AmountFactor;
        Add(slot.MaskOfFigure(facts.FigureOf(slot, atOtherEnd: false) + moved, divisor), isTrue);
        if (!isTrueAtOtherEnd.IsEmpty)
        {
            Add(slot.MaskOfFigure(facts.FigureOf(slot, atOtherEnd: true) + moved, divisor), isTrueAtOtherEnd);
        }
    }

    private static void Add(ReadOnlySpan<ulong> bits, Span<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            mask[word] |= bits[word];
        }
    }
}
