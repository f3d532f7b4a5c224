using System.Numerics;
using FundsCheck.Balances;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Judges facts by compiled rules: a pure function. Every comparison becomes a bit of two masks (true, unknown); where debits may or
/// may not have arrived, a third mask holds what would be true if they had not.
/// </summary>
internal static class Evaluator
{
    /// <summary>
    /// Masks that <see cref="Judge"/> fills, each <see cref="CompiledRules.Words"/> long: true, unknown, true at the other end of the
    /// holds.
    /// </summary>
    public const int MasksCount = 3;

    private const int HundredthsOfPercent = 10_000;

    /// <summary>The place of a value that is unknown; -1 is that of one outside the vocabulary.</summary>
    private const int Unknown = -2;

    /// <summary>The most severe answer. <paramref name="answers"/> is filled, one for each of <see cref="CompiledRules.Checks"/>.</summary>
    public static Outcome Judge(
        CompiledRules rules, FactVector facts, Int128 amount, JudgeScope scope, Span<CheckAnswer> answers, Span<ulong> masks)
    {
        FillMasks(rules, facts, amount, masks);
        var view = new MaskView(masks, rules.Words, facts.HeldPossible > 0);
        var silenced = (facts.IsRead ? MeasureNeeds.None : MeasureNeeds.Balance) | (facts.IsSame ? MeasureNeeds.None : MeasureNeeds.Money);
        var outcome = Outcome.None;
        for (var index = 0; index < rules.Checks.Length; index++)
        {
            var answer = Answer(rules.Checks[index], silenced, scope, view);
            answers[index] = answer;
            outcome = answer.Outcome > outcome ? answer.Outcome : outcome;
        }

        return outcome;
    }

    private static CheckAnswer Answer(CompiledCheck check, MeasureNeeds silenced, JudgeScope scope, in MaskView view)
    {
        if (scope == JudgeScope.DebitAlone && check.Needs != MeasureNeeds.None)
        {
            return new CheckAnswer(CheckState.NotEvaluated, Outcome.None, 0, CheckAnswer.NoRung, AtOtherEnd: false);
        }

        if ((check.Needs & silenced) != MeasureNeeds.None)
        {
            return new CheckAnswer(CheckState.Silent, Outcome.None, 0, CheckAnswer.NoRung, AtOtherEnd: false);
        }

        return check.IsGuarded && view.Excuses(check)
            ? new CheckAnswer(CheckState.Excused, Outcome.None, 0, CheckAnswer.NoRung, AtOtherEnd: false)
            : Climb(check.Ladder, view);
    }

    private static CheckAnswer Climb(CompiledLadder ladder, in MaskView view)
    {
        for (byte depth = 0; ; depth++)
        {
            if (!view.IsUnknown(ladder))
            {
                return AnswerOf(ladder, depth, view);
            }

            if (ladder.Fallback is null)
            {
                var unknown = ladder.UnknownOutcome ?? throw NoAnswer(ladder);
                return new CheckAnswer(CheckState.Answered, unknown, depth, CheckAnswer.NoRung, AtOtherEnd: false);
            }

            ladder = ladder.Fallback;
        }
    }

    private static CheckAnswer AnswerOf(CompiledLadder ladder, byte depth, in MaskView view)
    {
        var rung = FirstRung(view.True(ladder), ladder);
        var outcome = ladder.Outcomes[rung];
        if (outcome == Outcome.Accept && ladder.NeedsHolds && view.HasOtherEnd)
        {
            // INVARIANT: an accept is answered by the end with all holds counted, so that a waiver there is listed.
            var other = FirstRung(view.TrueAtOtherEnd(ladder), ladder);
            if (other != rung)
            {
                var atOtherEnd = ladder.Outcomes[other] == Outcome.Accept ? Outcome.Accept : Outcome.Review;
                return new CheckAnswer(CheckState.Answered, atOtherEnd, depth, (sbyte)other, AtOtherEnd: true);
            }
        }

        return new CheckAnswer(CheckState.Answered, outcome, depth, (sbyte)rung, AtOtherEnd: false);
    }

    private static int FirstRung(ulong bits, CompiledLadder ladder) =>
        bits != 0 ? BitOperations.TrailingZeroCount(bits) : throw NoAnswer(ladder);

    // INVARIANT: the loader lets no ladder through that leaves a value or an unknown without an answer.
    private static InvalidOperationException NoAnswer(CompiledLadder ladder) =>
        new($"a ladder of `{ladder.Definition.Measure.Name}` has no answer");

    private static void FillMasks(CompiledRules rules, FactVector facts, Int128 amount, Span<ulong> masks)
    {
        masks.Clear();
        var isTrue = masks[..rules.Words];
        var isUnknown = masks.Slice(rules.Words, rules.Words);
        var isTrueAtOtherEnd = masks.Slice(2 * rules.Words, rules.Words);
        var hasOtherEnd = facts.HeldPossible > 0;
        foreach (var slot in rules.Slots)
        {
            if (!facts.IsOrdinary && slot.IsOfFigures)
            {
                FillMasks(slot, facts, WideDecimal.From(amount, Scaled.Digits), isTrue, isUnknown, hasOtherEnd ? isTrueAtOtherEnd : []);
            }
            else if (slot.IsOfValues)
            {
                var index = IndexOf(slot, facts);
                Add(index == Unknown ? slot.All : slot.MaskOfValue(index), index == Unknown ? isUnknown : isTrue);
                if (hasOtherEnd && index != Unknown)
                {
                    Add(slot.MaskOfValue(index), isTrueAtOtherEnd);
                }
            }
            else if (NumberOf(slot, facts, amount) is { IsKnown: true } value)
            {
                Add(slot.MaskOfNumber(value.Number, amount), isTrue);
                if (hasOtherEnd)
                {
                    Add(slot.MaskOfNumber(value.NumberAtOtherEnd, amount), isTrueAtOtherEnd);
                }
            }
            else
            {
                Add(slot.All, isUnknown);
            }
        }
    }

    private static void FillMasks(
        CompiledSlot slot, FactVector facts, WideDecimal amount, Span<ulong> isTrue, Span<ulong> isUnknown, Span<ulong> isTrueAtOtherEnd)
    {
        if (ExactMeasures.ValueOf(slot, facts, amount) is not var (certain, total))
        {
            Add(slot.All, isUnknown);
            return;
        }

        Add(slot.MaskOfFigure(certain, amount), isTrue);
        if (!isTrueAtOtherEnd.IsEmpty)
        {
            Add(slot.MaskOfFigure(total, amount), isTrueAtOtherEnd);
        }
    }

    private static void Add(ReadOnlySpan<ulong> bits, Span<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            mask[word] |= bits[word];
        }
    }

    /// <summary>The value of a measure that is no sum of figures.</summary>
    public static MeasureValue ValueOf(CompiledSlot slot, FactVector facts)
    {
        if (!slot.IsOfValues)
        {
            return NumberOf(slot, facts, facts.Amount);
        }

        var index = IndexOf(slot, facts);
        return MeasureValue.OfIndex(index == Unknown ? null : index);
    }

    /// <summary>Whether a measure is known.</summary>
    public static bool IsKnown(CompiledSlot slot, FactVector facts) =>
        slot.Measure.Form is { } form ? ExactMeasures.IsKnown(form, facts) : ValueOf(slot, facts).IsKnown;

    private static int IndexOf(CompiledSlot slot, FactVector facts)
    {
        switch (slot.Id)
        {
            case MeasureId.EntryClass:
                return facts.EntryClass;
            case MeasureId.SameDay:
                return facts.Facts.SameDay ? 1 : 0;
            case MeasureId.LastReturn:
                return facts.LastReturn ?? Unknown;
            case MeasureId.AccountKind:
                return facts.Kind ?? Unknown;
            case MeasureId.Verification:
                return facts.Verification ?? Unknown;
            case MeasureId.BalanceSource:
                return facts.Source;
            case MeasureId.BalanceReading:
                return facts.Reading;
            case MeasureId.BalanceCurrency:
                return facts.Currency;
            default:
                ref readonly var host = ref facts.Host[slot.HostIndex];
                return host.IsKnown ? host.Index : Unknown;
        }
    }

    private static MeasureValue NumberOf(CompiledSlot slot, FactVector facts, Int128 amount)
    {
        var held = facts.Held;
        var possible = facts.HeldPossible;
        switch (slot.Id)
        {
            case MeasureId.Amount:
                return MeasureValue.OfNumber(amount);
            case MeasureId.Exposure:
                return MeasureValue.OfEnds(held + amount, held + possible + amount);
            case MeasureId.Attempt:
                return MeasureValue.OfNumber(facts.Facts.Attempt.IsKnown ? facts.Facts.Attempt.Value : null);
            case MeasureId.BalanceAge:
                return MeasureValue.OfNumber(facts.AgeTicks);
            case MeasureId.Available:
                return MeasureValue.OfNumber(facts.Available);
            case MeasureId.HeadroomAvailable:
                return MeasureValue.OfHeadroom(facts.Available, held + amount, possible);
            case MeasureId.HeadroomCurrent:
                return MeasureValue.OfHeadroom(facts.Family == AccountFamily.Depository ? facts.Current : null, held + amount, possible);
            case MeasureId.HeadroomOverdraft:
                return MeasureValue.OfHeadroom(
                    facts.Family == AccountFamily.Depository ? facts.Available + facts.Limit : null, held + amount, possible);
            case MeasureId.HeadroomCredit:
                return MeasureValue.OfHeadroom(
                    facts.Family == AccountFamily.Credit ? facts.Limit - facts.Current : null, held + amount, possible);
            case MeasureId.CoverAvailable:
                return MeasureValue.OfHeadroom((facts.Available - held) * HundredthsOfPercent, 0, possible * HundredthsOfPercent);
            default:
                ref readonly var host = ref facts.Host[slot.HostIndex];
                return new MeasureValue(host.IsKnown, host.Index, host.Number, host.Number);
        }
    }
}
