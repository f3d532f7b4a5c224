using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Rules.Reasons;

/// <summary>The value and the sentence of a check's answer.</summary>
internal sealed class AnswerWording(FactVector facts, CompiledCheck check, CheckAnswer answer) : ReasonWording
{
    private MeasurePhrase Phrase => new(facts.Rules, facts);

    protected override string? FormatOperand() =>
        answer.Band == CheckAnswer.NoBand ? null : Phrase.Operand(facts.Rules.Slots[check.BandListOf(answer).Slot], answer.AtOtherEnd);

    protected override string FormatText()
    {
        var (bandList, phrase) = (check.BandListOf(answer), Phrase);
        var clauses = phrase.UnknownClauses(check, bandList);
        clauses.Add(KnownClause(bandList, phrase) ?? phrase.UnknownClause(bandList.Definition.Measure));
        var ending = phrase.KeptInForce(check) is { } kept ? $" ({kept})" : string.Empty;
        var given = new GivenAnswer(check, answer);
        return ReasonSentence.Join(
            string.Join("; ", clauses), given.TextOf(facts.Facts), given.Justification, check.Definition.Why, ending);
    }

    private string? KnownClause(CompiledBandList bandList, MeasurePhrase phrase)
    {
        var clause = Operand is { } operand ? phrase.Clause(bandList, operand, answer.AtOtherEnd) : null;
        return clause is null || bandList.Definition.Measure.IsOfReading
            ? clause
            : $"{clause}, {ThresholdText.InWords(bandList.Definition, answer.Band)}";
    }
}
