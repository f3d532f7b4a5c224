using System.Numerics;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>
/// Judges facts by a rule set for every value of one of its thresholds at once. The outcome equals that of the rule set with the other
/// threshold, as long as the threshold stays between its neighbours in the band list. Thread-safe.
/// </summary>
public sealed class ThresholdProbe
{
    private readonly RuleSetJudge _judge;
    private readonly int _check;
    private readonly int _depth;
    private readonly int _band;
    private readonly CompiledBandList _bandList;
    private readonly int _stepsPerUnit;

    /// <summary>Creates a probe of the threshold of a band.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="check">The id of the check.</param>
    /// <param name="bandList">The index of the band list among the check's band list and its fallbacks.</param>
    /// <param name="band">The index of the band, which has a threshold of money or of percent.</param>
    /// <exception cref="ArgumentException">There is no such check, band list or band, or the band has no such threshold.</exception>
    public ThresholdProbe(RuleSet ruleSet, string check, int bandList, int band)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        _judge = ruleSet.Judging;
        _check = Array.FindIndex(_judge.Rules.Checks, compiled => string.Equals(compiled.Definition.Id, check, StringComparison.Ordinal));
        var found = _check < 0 ? null : _judge.Rules.Checks[_check].BandList;
        for (var depth = 0; depth < bandList && found is not null; depth++)
        {
            found = found.Fallback;
        }

        var bands = found?.Definition.Bands ?? [];
        var hasThreshold = band >= 0 && band < bands.Count && bands[band].Kind is BandKind.Below or BandKind.UpTo;
        var unit = found?.Definition.Measure.Unit;
        if (found is null || !hasThreshold || unit is not (MeasureUnit.Money or MeasureUnit.Percent))
        {
            throw new ArgumentException($"check `{check}` has no band with a threshold of money or percent at this place", nameof(band));
        }

        (_bandList, _depth, _band) = (found, bandList, band);
        _stepsPerUnit = unit == MeasureUnit.Money ? (int)BigInteger.Pow(10, ruleSet.Currency.MinorUnitDigits) : 1;
    }

    /// <summary>Judges facts for every value of the threshold.</summary>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public ThresholdOutcomes Judge(DecisionFacts facts)
    {
        var (rules, vector) = (_judge.Rules, _judge.Bind(facts));
        Span<CheckAnswer> answers = stackalloc CheckAnswer[rules.Checks.Length];
        var outcome = Evaluator.Judge(rules, vector, JudgeScope.Whole, answers);
        var own = answers[_check];
        if (own.State != CheckState.Answered || own.Depth != _depth || own.Band == CheckAnswer.NoBand)
        {
            return ThresholdOutcomes.Constant(outcome);
        }

        var others = Outcome.None;
        for (var index = 0; index < answers.Length; index++)
        {
            others = index != _check && answers[index].Outcome > others ? answers[index].Outcome : others;
        }

        var view = vector.View;
        var hasOtherEnd = _bandList.NeedsHolds && view.HasOtherEnd;
        var (near, far) = (view.True(_bandList), hasOtherEnd ? view.TrueAtOtherEnd(_bandList) : view.True(_bandList));
        var nearStep = FirstStep(vector, atOtherEnd: false);
        var farStep = hasOtherEnd ? FirstStep(vector, atOtherEnd: true) : nearStep;
        var (first, second) = (long.Min(nearStep, farStep), long.Max(nearStep, farStep));
        return new ThresholdOutcomes(At(first - 1), first, At(first), second, At(second));

        Outcome At(long step)
        {
            var probed = OutcomeOf(BandOf(near, step >= nearStep), BandOf(far, step >= farStep));
            return probed > others ? probed : others;
        }
    }

    /// <summary>The first band that matches: the bands before the probed one and after it are not affected by its threshold.</summary>
    private int BandOf(ulong bits, bool isInside)
    {
        var probed = 1UL << _band;
        return BitOperations.TrailingZeroCount(isInside ? bits | probed : bits & ~probed);
    }

    /// <summary>An accept that the possibly posted holds land on another band is a review, unless that band accepts too.</summary>
    private Outcome OutcomeOf(int near, int far)
    {
        var outcome = _bandList.Outcomes[near];
        return outcome != Outcome.Accept || near == far || _bandList.Outcomes[far] == Outcome.Accept ? outcome : Outcome.Review;
    }

    /// <summary>The least threshold, in its steps, under which the value is in the band.</summary>
    private long FirstStep(FactVector vector, bool atOtherEnd)
    {
        var slot = _judge.Rules.Slots[_bandList.Slot];
        var value = vector.FigureOf(slot, atOtherEnd) * _stepsPerUnit;
        var unit = slot.IsCover ? WideDecimal.From(vector.Amount, Scaled.Digits) : WideDecimal.From((Int128)1);
        var step = _bandList.Definition.Bands[_band].Kind == BandKind.Below
            ? WideDecimal.FloorOfRatio(value, unit) + 1
            : -WideDecimal.FloorOfRatio(-value, unit);

        // Thresholds are far within these limits.
        return (long)BigInteger.Clamp(step, long.MinValue / 2, long.MaxValue / 2);
    }
}
