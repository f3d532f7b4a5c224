using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Describes what each check answered, in the order of evaluation: the gates first.</summary>
internal readonly struct CheckEvaluationWriter(CompiledRules rules, FactVector facts)
{
    private const string DebitDeclined = "the debit's own facts declined it";

    private readonly MeasurePhrase _phrase = new(rules, facts);

    public IReadOnlyList<CheckEvaluation> Write(ReadOnlySpan<CheckAnswer> answers)
    {
        var evaluations = new CheckEvaluation[answers.Length];
        for (var index = 0; index < answers.Length; index++)
        {
            var (check, answer) = (rules.Checks[index], answers[index]);
            evaluations[index] = answer.State switch
            {
                CheckState.Answered => Answered(check, answer),
                CheckState.Silent => Unanswered(check, answer, CauseOfSilence()),
                CheckState.Excused => Unanswered(check, answer, CauseOfExcuse(check)),
                _ => Unanswered(check, answer, DebitDeclined),
            };
        }

        return evaluations;
    }

    private static CheckEvaluation Unanswered(CompiledCheck check, CheckAnswer answer, string cause) => new()
    {
        Check = check.Definition.Id,
        State = answer.State,
        Measure = check.Definition.BandList.Measure.Name,
        Cause = cause,
    };

    private CheckEvaluation Answered(CompiledCheck check, CheckAnswer answer)
    {
        var bandList = check.BandListOf(answer);
        var evaluation = new CheckEvaluation
        {
            Check = check.Definition.Id,
            State = answer.State,
            Outcome = answer.Outcome,
            Measure = bandList.Definition.Measure.Name,
            Cause = CauseOf(check, bandList, answer),
        };
        if (answer.Band == CheckAnswer.NoBand)
        {
            return evaluation;
        }

        // An accept rests on all holds, and is the first to fall by the possibly posted ones.
        var (slot, isAccept) = (rules.Slots[bandList.Slot], answer.Outcome == Outcome.Accept);
        var worse = WorseBand.Find(bandList.Definition, answer);
        return evaluation with
        {
            Operand = _phrase.Operand(slot, atOtherEnd: isAccept || answer.AtOtherEnd),
            Threshold = ThresholdText.Of(bandList.Definition.Bands, answer.Band),
            ChangesAt = worse?.Text,
            Margin = worse is { Threshold: var threshold } ? _phrase.Distance(slot, threshold, atOtherEnd: isAccept) : null,
        };
    }

    private string? CauseOf(CompiledCheck check, CompiledBandList bandList, CheckAnswer answer)
    {
        var causes = _phrase.UnknownClauses(check, bandList);
        if (answer.Band == CheckAnswer.NoBand)
        {
            causes.Add(_phrase.UnknownClause(bandList.Definition.Measure));
        }

        if (answer.HoldPossible)
        {
            causes.Add("without the possibly posted holds it would accept");
        }

        if (_phrase.KeptInForce(check) is { } kept)
        {
            causes.Add(kept);
        }

        return causes.Count == 0 ? null : string.Join("; ", causes);
    }

    private string CauseOfSilence()
    {
        var gate = facts.IsRead ? Measures.BalanceCurrency : Measures.BalanceReading;
        return $"`{gate.Name}` is {_phrase.Word(gate)}";
    }

    private string CauseOfExcuse(CompiledCheck check)
    {
        foreach (var (guard, bit, exempts) in check.GuardBits)
        {
            if (facts.View.Excuses(bit, exempts))
            {
                // A guard that excuses does so with and without the possibly posted holds.
                var value = _phrase.Operand(rules.SlotOf(guard.Measure), atOtherEnd: false);
                return $"{(exempts ? "not for" : "only for")} `{guard.Measure.Name}` {ThresholdText.Of(guard)}, which is {value}";
            }
        }

        throw new System.Diagnostics.UnreachableException("an excused check has a guard that excuses it");
    }
}
