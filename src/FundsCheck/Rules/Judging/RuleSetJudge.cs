using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Reasons;

namespace FundsCheck.Rules.Judging;

/// <summary>Judges facts by the checks of one rule set. A pure function; thread-safe.</summary>
internal sealed class RuleSetJudge
{
    private readonly CompiledRules _rules;
    private readonly ReasonTable _reasons;

    public RuleSetJudge(RuleSetDefinition definition)
    {
        (Definition, _rules) = (definition, new CompiledRules(definition));
        _reasons = new ReasonTable(_rules);
    }

    public RuleSetDefinition Definition { get; }

    public CompiledRules Rules => _rules;

    private Currency Currency => Definition.Currency;

    /// <summary>Judges facts: the most severe outcome of all checks, every reason, and the largest amount that would be accepted.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="withSentences">False for reasons without sentences, which take most of the time where many facts are judged.</param>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public Verdict Judge(DecisionFacts facts, bool withSentences = true) => Judge(Bind(facts), withSentences);

    /// <summary>Judges the debit's own facts without a balance: returns their decline; null where they do not decline.</summary>
    public Verdict? DeclineWithoutBalance(DecisionFacts facts) => DeclineWithoutBalance(Bind(facts));

    /// <summary>Describes what each check answers, gates first.</summary>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public IReadOnlyList<CheckEvaluation> EvaluateChecks(DecisionFacts given)
    {
        var facts = Bind(given);
        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        if (!given.IsNotRequested
            || Evaluator.Judge(_rules, facts, JudgeScope.DebitAlone, answers) != Outcome.Decline)
        {
            Evaluator.Judge(_rules, facts, JudgeScope.Whole, answers);
        }

        return new CheckEvaluationWriter(_rules, facts).Write(answers);
    }

    public FactVector Bind(DecisionFacts facts)
    {
        if (facts.Amount.Currency != Currency)
        {
            throw new ArgumentException($"a debit in {facts.Amount.Currency} cannot be judged by a rule set in {Currency}", nameof(facts));
        }

        return facts is { Balance: not null, Failure: not null }
            ? throw new ArgumentException("the facts have a balance and a failure to read it; remove one of them", nameof(facts))
            : new FactVector(_rules, facts);
    }

    private Verdict? DeclineWithoutBalance(FactVector facts, bool withSentences = true)
    {
        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        if (Evaluator.Judge(_rules, facts, JudgeScope.DebitAlone, answers) != Outcome.Decline)
        {
            return null;
        }

        var notEvaluated = new List<string>();
        for (var index = 0; index < answers.Length; index++)
        {
            if (answers[index].State == CheckState.NotEvaluated)
            {
                notEvaluated.Add(_rules.Checks[index].Definition.Id);
            }
        }

        var reasons = _reasons.Write(Outcome.Decline, answers, facts, withSentences);
        return new Verdict { Outcome = Outcome.Decline, Reasons = reasons, NotEvaluated = notEvaluated };
    }

    private Verdict Judge(FactVector facts, bool withSentences)
    {
        if (facts.Facts.IsNotRequested && DeclineWithoutBalance(facts, withSentences) is { } early)
        {
            return early;
        }

        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        var outcome = Evaluator.Judge(_rules, facts, JudgeScope.Whole, answers);
        if (outcome == Outcome.None)
        {
            // INVARIANT: the gates always give an outcome, so a loaded rule set does not reach this line.
            throw new InvalidOperationException("no check gave an outcome");
        }

        var largest =
            outcome == Outcome.Accept || !facts.IsRead ? null : MaxAcceptableAmountSearch.Find(_rules, facts, answers, Currency);
        return new Verdict
        {
            Outcome = outcome,
            Reasons = _reasons.Write(outcome, answers, facts, withSentences),
            MaxAcceptableAmount = largest is { } amount ? new Money(Scaled.ToDecimal(amount), Currency) : null,
        };
    }
}
