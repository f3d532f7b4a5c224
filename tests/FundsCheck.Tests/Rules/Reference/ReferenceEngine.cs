using System.Numerics;
using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Laws;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>
/// The rules' semantics, as plainly as they can be said: each check in turn, each rung in turn, with three-valued guards and whole numbers.
/// It shares nothing with the library's evaluator but the words of its answer.
/// </summary>
internal sealed class ReferenceEngine : IEngine
{
    private readonly Func<string, int> rankOf;
    private readonly Rules rules;

    public ReferenceEngine(string ruleSet, Func<string, int> rankOf)
    {
        this.rankOf = rankOf;
        rules = RulesReader.Read(ruleSet);
    }

    public Verdict Decide(JsonObject given) => Decide(new ReferenceFacts(given, rules.HostFacts));

    public Verdict? DecideEarly(JsonObject given)
    {
        var verdict = Judge(rules.Checks.Where(check => check.IsOfTheDebitAlone), new ReferenceFacts(given, rules.HostFacts));
        return verdict.Outcome == Outcome.Decline ? verdict : null;
    }

    public string? WouldAccept(JsonObject given)
    {
        var facts = new ReferenceFacts(given, rules.HostFacts);
        if (facts.Reading != "read" || Decide(facts).Outcome == Outcome.Accept)
        {
            return null;
        }

        // The accepted amounts are all up to one of them; `refused` is above it, `accepted` is not (or is no amount at all).
        BigInteger accepted = 0;
        var refused = facts.Amount / Scaled.Cent;
        while (refused - accepted > 1)
        {
            var middle = (accepted + refused) / 2;
            facts.Amount = middle * Scaled.Cent;
            (accepted, refused) = Decide(facts).Outcome == Outcome.Accept ? (middle, refused) : (accepted, middle);
        }

        return accepted > 0 ? Scaled.Money(accepted, rules.Currency) : null;
    }

    private Verdict Decide(ReferenceFacts facts) => Judge(rules.Checks.Where(check => !IsSilent(check, facts)), facts);

    private static bool IsSilent(Check check, ReferenceFacts facts) =>
        (check.NeedsBalance && facts.Reading != "read") || (check.NeedsMoney && facts.Currency != "same");

    private Verdict Judge(IEnumerable<Check> asked, ReferenceFacts facts)
    {
        var answers = new List<(Check Check, Answer Answer)>();
        foreach (var check in asked)
        {
            if (!check.Guards.Any(guard => Truth(guard, facts) == guard.Excuses))
            {
                answers.Add((check, AnswerOf(check.Ladder, facts)));
            }
        }

        var outcome = answers.Count == 0 ? Outcome.Accept : answers.Max(answer => answer.Answer.Outcome);
        return new Verdict(outcome, Reasons(answers, outcome));
    }

    private VerdictReason[] Reasons(List<(Check Check, Answer Answer)> answers, Outcome outcome) =>
    [
        .. answers
            .Where(answer => answer.Answer.Reason is not null && (answer.Answer.Outcome != Outcome.Accept || outcome == Outcome.Accept))
            .OrderByDescending(answer => answer.Answer.Outcome)
            .ThenByDescending(answer => answer.Check.IsGate)
            .ThenBy(answer => rankOf(answer.Answer.Reason!))
            .ThenBy(answer => answer.Check.Id, StringComparer.Ordinal)
            .Select(answer => new VerdictReason(answer.Answer.Reason!, answer.Check.Id, answer.Answer.Outcome, answer.Answer.Waiver)),
    ];

    /// <summary>Null is unknown, also where the possible holds decide.</summary>
    private static bool? Truth(Guard guard, ReferenceFacts facts)
    {
        if (facts.Measure(guard.Measure, withPossible: false) is not { } near || facts.Measure(guard.Measure, withPossible: true) is not { } far)
        {
            return null;
        }

        var holds = guard.Condition.Holds(near);
        return holds == guard.Condition.Holds(far) ? holds : null;
    }

    private static Answer AnswerOf(Ladder ladder, ReferenceFacts facts)
    {
        if (facts.Measure(ladder.Measure, withPossible: false) is not { } near || facts.Measure(ladder.Measure, withPossible: true) is not { } far)
        {
            return ladder.Fallback is { } fallback
                ? AnswerOf(fallback, facts)
                : ladder.IfUnknown ?? throw new InvalidOperationException($"`{ladder.Measure}` is unknown, and nothing says what then");
        }

        var certain = FirstThatHolds(ladder, near);
        if (certain.Outcome != Outcome.Accept)
        {
            // A reading that its gate does not name is its own reason.
            return ladder.Measure == "balance.reading" ? certain with { Reason = certain.Reason ?? near.Word } : certain;
        }

        return FirstThatHolds(ladder, far).Outcome == Outcome.Accept ? certain : new Answer(Outcome.Review, "HOLD_POSSIBLE", Waiver: false);
    }

    private static Answer FirstThatHolds(Ladder ladder, Value value) => ladder.Rungs.First(rung => rung.When?.Holds(value) ?? true).Answer;
}
