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
    /// <summary>Masks that <see cref="Judge"/> fills, each <see cref="CompiledRules.Words"/> long: true, unknown, true at the other end of the holds.</summary>
    public const int MasksCount = 3;

    private const int HundredthsOfPercent = 10_000;

    /// <summary>The most severe answer. <paramref name="answers"/> is filled, one for each of <see cref="CompiledRules.Checks"/>.</summary>
    public static Outcome Judge(CompiledRules rules, FactVector facts, Int128 amount, JudgeScope scope, Span<CheckAnswer> answers, Span<ulong> masks)
    {
        FillMasks(rules, facts, amount, masks);
        var view = new MaskView(masks, rules.Words, facts.HeldPossible > 0);
        var outcome = Outcome.None;
        for (var index = 0; index < rules.Checks.Length; index++)
        {
            var answer = Answer(rules.Checks[index], facts, scope, view);
            answers[index] = answer;
            outcome = answer.Outcome > outcome ? answer.Outcome : outcome;
        }

        return outcome;
    }

    private static CheckAnswer Answer(CompiledCheck check, FactVector facts, JudgeScope scope, MaskView view)
    {
        if (scope == JudgeScope.DebitAlone && check.Needs != MeasureNeeds.None)
        {
            return new CheckAnswer(CheckState.NotEvaluated, Outcome.None, 0, CheckAnswer.NoRung, HoldPossible: false);
        }

        var isSilent = (!facts.IsRead && check.Needs.HasFlag(MeasureNeeds.Balance)) || (!facts.IsSame && check.Needs.HasFlag(MeasureNeeds.Money));
        if (isSilent)
        {
            return new CheckAnswer(CheckState.Silent, Outcome.None, 0, CheckAnswer.NoRung, HoldPossible: false);
        }

        return check.IsGuarded && view.Excuses(check)
            ? new CheckAnswer(CheckState.Excused, Outcome.None, 0, CheckAnswer.NoRung, HoldPossible: false)
            : Climb(check.Ladder, view);
    }

    private static CheckAnswer Climb(CompiledLadder ladder, MaskView view)
    {
        for (byte depth = 0; ; depth++)
        {
            if (!view.IsUnknown(ladder))
            {
                return AnswerOf(ladder, depth, view);
            }

            if (ladder.Fallback is null)
            {
                var unknown = ladder.UnknownOutcome != Outcome.None ? ladder.UnknownOutcome : throw NoAnswer(ladder);
                return new CheckAnswer(CheckState.Answered, unknown, depth, CheckAnswer.NoRung, HoldPossible: false);
            }

            ladder = ladder.Fallback;
        }
    }

    private static CheckAnswer AnswerOf(CompiledLadder ladder, byte depth, MaskView view)
    {
        var rung = FirstRung(view.True(ladder), ladder);
        var outcome = ladder.Outcomes[rung];
        if (outcome == Outcome.Accept && ladder.NeedsHolds && view.HasOtherEnd)
        {
            var other = FirstRung(view.TrueAtOtherEnd(ladder), ladder);
            if (ladder.Outcomes[other] != Outcome.Accept)
            {
                return new CheckAnswer(CheckState.Answered, Outcome.Review, depth, (sbyte)other, HoldPossible: true);
            }
        }

        return new CheckAnswer(CheckState.Answered, outcome, depth, (sbyte)rung, HoldPossible: false);
    }

    private static int FirstRung(ulong bits, CompiledLadder ladder) => bits != 0 ? BitOperations.TrailingZeroCount(bits) : throw NoAnswer(ladder);

    // INVARIANT: the loader lets no ladder through that leaves a value or an unknown without an answer.
    private static InvalidOperationException NoAnswer(CompiledLadder ladder) => new($"a ladder of `{ladder.Definition.Measure.Name}` has no answer");

    private static void FillMasks(CompiledRules rules, FactVector facts, Int128 amount, Span<ulong> masks)
    {
        masks.Clear();
        var isTrue = masks[..rules.Words];
        var isUnknown = masks.Slice(rules.Words, rules.Words);
        var isTrueAtOtherEnd = masks.Slice(2 * rules.Words, rules.Words);
        var hasOtherEnd = facts.HeldPossible > 0;
        foreach (var slot in rules.Slots)
        {
            var value = ValueOf(slot, facts, amount);
            if (!value.IsKnown)
            {
                Add(slot.All, isUnknown);
                continue;
            }

            Add(slot.IsOfValues ? slot.MaskOfValue(value.Index) : slot.MaskOfNumber(value.Number, amount), isTrue);
            if (hasOtherEnd)
            {
                Add(slot.IsOfValues ? slot.MaskOfValue(value.Index) : slot.MaskOfNumber(value.NumberAtOtherEnd, amount), isTrueAtOtherEnd);
            }
        }
    }

    private static void Add(ReadOnlySpan<ulong> bits, Span<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            mask[word] |= bits[word];
        }
    }

    /// <summary>A measure's value; the other end is the one with the possible holds counted too.</summary>
    public static MeasureValue ValueOf(CompiledSlot slot, FactVector facts, Int128 amount)
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
                return MeasureValue.OfNumber(facts.Facts.Attempt);
            case MeasureId.BalanceAge:
                return MeasureValue.OfNumber(facts.AgeTicks);
            case MeasureId.Available:
                return MeasureValue.OfNumber(facts.Available);
            case MeasureId.HeadroomAvailable:
                return MeasureValue.OfHeadroom(facts.Available, held + amount, possible);
            case MeasureId.HeadroomCurrent:
                return MeasureValue.OfHeadroom(facts.Family == AccountFamily.Depository ? facts.Current : null, held + amount, possible);
            case MeasureId.HeadroomOverdraft:
                return MeasureValue.OfHeadroom(facts.Family == AccountFamily.Depository ? facts.Available + facts.Limit : null, held + amount, possible);
            case MeasureId.HeadroomCredit:
                return MeasureValue.OfHeadroom(facts.Family == AccountFamily.Credit ? facts.Limit - facts.Current : null, held + amount, possible);
            case MeasureId.CoverAvailable:
                return MeasureValue.OfHeadroom((facts.Available - held) * HundredthsOfPercent, 0, possible * HundredthsOfPercent);
            case MeasureId.EntryClass:
                return MeasureValue.OfIndex(facts.EntryClass);
            case MeasureId.SameDay:
                return MeasureValue.OfIndex(facts.Facts.SameDay ? 1 : 0);
            case MeasureId.LastReturn:
                return MeasureValue.OfIndex(facts.LastReturn);
            case MeasureId.AccountKind:
                return MeasureValue.OfIndex(facts.Kind);
            case MeasureId.Verification:
                return MeasureValue.OfIndex(facts.Verification);
            case MeasureId.BalanceSource:
                return MeasureValue.OfIndex(facts.Source);
            case MeasureId.BalanceReading:
                return MeasureValue.OfIndex(facts.Reading);
            case MeasureId.BalanceCurrency:
                return MeasureValue.OfIndex(facts.Currency);
            default:
                var host = facts.Host[slot.HostIndex];
                return new MeasureValue(host.IsKnown, host.Index, host.Number, host.Number);
        }
    }
}
