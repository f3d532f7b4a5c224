using System.Diagnostics;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Creates the reasons of a verdict from the outcomes of checks, in their final order.</summary>
internal readonly struct ReasonWriter(CompiledRules rules, FactVector facts, bool withSentences)
{
    private readonly MeasurePhrase _phrase = new(rules, facts);

    /// <summary>
    /// Creates one reason for each check with the outcome review or decline; in an accept, one for each accept with a reason.
    /// </summary>
    public IReadOnlyList<Reason> Write(Outcome outcome, ReadOnlySpan<CheckAnswer> answers)
    {
        List<(Reason Reason, bool IsGate)>? reasons = null;
        for (var index = 0; index < answers.Length; index++)
        {
            var (check, answer) = (rules.Checks[index], answers[index]);
            if (answer.State == CheckState.Answered
                && (answer.Outcome != Outcome.Accept || (outcome == Outcome.Accept && check.ListsAccepts))
                && Write(check, answer) is { } reason)
            {
                (reasons ??= []).Add((reason, check.IsGate));
            }
        }

        return reasons is null ? [] :
        [
            .. reasons
                .OrderByDescending(row => row.Reason.Outcome)
                .ThenByDescending(row => row.IsGate)
                .ThenBy(row => ReasonCodes.RankOf(row.Reason.Code))
                .ThenBy(row => row.Reason.Check, StringComparer.Ordinal)
                .Select(row => row.Reason),
        ];
    }

    private Reason? Write(CompiledCheck check, CheckAnswer answer)
    {
        var bandList = check.BandListOf(answer);
        var isUnknown = answer.Band == CheckAnswer.NoBand;
        var definition = isUnknown ? AnswerToUnknown(bandList) : bandList.Definition.Bands[answer.Band].Answer;
        var code = CodeOf(bandList, definition, answer);
        if (code is null)
        {
            return null;
        }

        var operand = isUnknown ? null : _phrase.Operand(rules.Slots[bandList.Slot], answer.AtOtherEnd);
        var threshold = isUnknown ? null : ThresholdText.Of(bandList.Definition.Bands, answer.Band);
        var listed = ReasonCodes.Find(code)
            ?? (bandList.Definition.NamesItself(definition) ? ReasonCodes.OfFailure(facts.Facts.Failure) : null);
        var because = answer.HoldPossible ? null : definition.Justification;
        return new Reason
        {
            Code = code,
            Check = check.Definition.Id,
            Outcome = answer.Outcome,
            Measure = bandList.Definition.Measure.Name,
            Operand = operand,
            Threshold = threshold,
            Text = !withSentences
                ? string.Empty
                : Sentence(check, bandList, KnownClause(bandList, operand, answer), listed, because),
            CustomerText = listed?.CustomerText ?? rules.CustomerTextOf(code),
            Justification = because,
            IsTransient = listed?.Retryable ?? false,
            NeedsUserAction = listed?.UserAction ?? false,
        };
    }

    private static AnswerDefinition AnswerToUnknown(CompiledBandList bandList) =>
        bandList.Definition.IfUnknown ?? throw new UnreachableException("a band list that answers for an unknown measure has an answer");

    private string? CodeOf(CompiledBandList bandList, AnswerDefinition answer, CheckAnswer given)
    {
        if (given.HoldPossible)
        {
            return ReasonCodes.HoldPossible;
        }

        return answer.Reason ?? (bandList.Definition.NamesItself(answer) ? facts.Facts.FailureCode ?? Measures.Read : null);
    }

    private string? KnownClause(CompiledBandList bandList, string? operand, CheckAnswer answer)
    {
        var clause = operand is null ? null : _phrase.Clause(bandList, operand, answer.AtOtherEnd);
        return clause is null || bandList.Definition.Measure.IsOfReading
            ? clause
            : $"{clause}, {ThresholdText.InWords(bandList.Definition, answer.Band)}";
    }

    private string Sentence(CompiledCheck check, CompiledBandList bandList, string? known, ReasonText? listed, string? because)
    {
        var clauses = _phrase.UnknownClauses(check, bandList);
        clauses.Add(known ?? _phrase.UnknownClause(bandList.Definition.Measure));
        var ending = _phrase.KeptInForce(check) is { } kept ? $" ({kept})" : string.Empty;
        return ReasonSentence.Join(string.Join("; ", clauses), listed, because, check.Definition.Why, ending);
    }
}
