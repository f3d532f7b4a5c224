using System.Diagnostics;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>The answer of a check with its definition in the rule file.</summary>
internal readonly struct GivenAnswer(CompiledCheck check, CheckAnswer answer)
{
    private readonly CompiledCheck _check = check;
    private readonly CheckAnswer _answer = answer;
    private readonly BandListDefinition _bandList = check.BandListOf(answer).Definition;

    /// <summary>The justification of a waiver; null without one.</summary>
    public string? Justification => _answer.HoldPossible ? null : Definition.Justification;

    /// <summary>True where the failure's own code is the reason.</summary>
    public bool IsOfFailure => !_answer.HoldPossible && _bandList.NamesItself(Definition);

    private AnswerDefinition Definition => _answer.Band != CheckAnswer.NoBand
        ? _bandList.Bands[_answer.Band].Answer
        : _bandList.IfUnknown ?? throw new UnreachableException("a band list that answers for an unknown measure has an answer");

    /// <summary>Gets the listed sentences of the code; null for an author's code.</summary>
    public ReasonText? TextOf(DecisionFacts? facts) =>
        CodeOf(facts) is not { } code ? null : ReasonCodes.Find(code) ?? (IsOfFailure ? ReasonCodes.OfFailure(facts?.Failure) : null);

    /// <summary>Creates the reason, with neither value nor sentence; null for an answer without a reason.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="facts">The facts, for an answer whose reason is the failure's own code.</param>
    public Reason? CreateReason(CompiledRules rules, DecisionFacts? facts)
    {
        if (CodeOf(facts) is not { } code)
        {
            return null;
        }

        var listed = TextOf(facts);
        return new Reason
        {
            Code = code,
            Check = _check.Definition.Id,
            Outcome = _answer.Outcome,
            Measure = _bandList.Measure.Name,
            Threshold = _answer.Band == CheckAnswer.NoBand ? null : ThresholdText.Of(_bandList.Bands, _answer.Band),
            Text = string.Empty,
            CustomerText = listed?.CustomerText ?? rules.CustomerTextOf(code),
            Justification = Justification,
            IsTransient = listed?.Retryable ?? false,
            NeedsUserAction = listed?.UserAction ?? false,
        };
    }

    private string? CodeOf(DecisionFacts? facts) =>
        _answer.HoldPossible ? ReasonCodes.HoldPossible
        : IsOfFailure ? facts?.FailureCode ?? Measures.Read
        : Definition.Reason;
}
