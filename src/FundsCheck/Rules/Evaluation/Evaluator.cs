using System.Numerics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Evaluates facts by compiled rules. A pure function over the masks of the facts, in which every comparison is a bit.
/// </summary>
internal static class Evaluator
{
    /// <summary>
    /// Returns the most severe outcome, and fills <paramref name="answers"/>, one for each of <see cref="CompiledRules.Checks"/>.
    /// </summary>
    public static Outcome Judge(CompiledRules rules, FactVector facts, JudgeScope scope, Span<CheckAnswer> answers)
    {
        var view = facts.View;
        var outcome = Outcome.None;
        var checks = rules.Checks;
        for (var index = 0; index < checks.Length; index++)
        {
            var answer = scope == JudgeScope.DebitAlone && !facts.IsOfDebitAlone(checks[index])
                ? new CheckAnswer(CheckState.NotEvaluated)
                : Answer(checks[index], facts.Silenced, view);
            answers[index] = answer;
            outcome = answer.Outcome > outcome ? answer.Outcome : outcome;
        }

        return outcome;
    }

    /// <summary>Returns true where the checks that refuse the debit's own amount accept a smaller one.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="amount">The smaller amount, scaled.</param>
    /// <param name="refusing">The answers to the debit's own amount.</param>
    /// <param name="masks">As many words as the masks of the facts.</param>
    public static bool Accepts(
        CompiledRules rules, FactVector facts, Int128 amount, ReadOnlySpan<CheckAnswer> refusing, Span<ulong> masks)
    {
        facts.Masks.CopyTo(masks);
        var view = new MaskView(masks, rules.Words);
        for (var index = 0; index < refusing.Length; index++)
        {
            if (refusing[index].Outcome > Outcome.Accept)
            {
                foreach (var slot in rules.Checks[index].AmountSlots)
                {
                    if (facts.IsKnown(slot))
                    {
                        facts.FillAt(slot, amount, masks);
                    }
                }

                if (Answer(rules.Checks[index], facts.Silenced, view).Outcome > Outcome.Accept)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static CheckAnswer Answer(CompiledCheck check, MeasureNeeds silenced, in MaskView view)
    {
        if ((check.Needs & silenced) != MeasureNeeds.None)
        {
            return new CheckAnswer(CheckState.Silent);
        }

        return check.IsGuarded && view.Excuses(check)
            ? new CheckAnswer(CheckState.Excused)
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
                return new CheckAnswer(CheckState.Answered, unknown, depth);
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
                return new CheckAnswer(CheckState.Answered, atOtherEnd, depth, (sbyte)other, atOtherEnd: true);
            }
        }

        return new CheckAnswer(CheckState.Answered, outcome, depth, (sbyte)band);
    }

    private static int FirstBand(ulong bits, CompiledBandList bandList) =>
        bits != 0 ? BitOperations.TrailingZeroCount(bits) : throw NoAnswer(bandList);

    // INVARIANT: in a loaded band list every value, and the unknown measure, has an outcome.
    private static InvalidOperationException NoAnswer(CompiledBandList bandList) =>
        new($"a band list of `{bandList.Definition.Measure.Name}` has no outcome");
}
