using System.Numerics;
using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Invariants;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>
/// The semantics of the rules in their simplest form: each check in turn, each band in turn, with three-valued guards and whole numbers.
/// It shares only the words of the outcome with the evaluator of the library.
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

    public InvariantVerdict Decide(JsonObject given) => Decide(new ReferenceFacts(given, rules.CustomFacts));

    public InvariantVerdict? DecideEarly(JsonObject given)
    {
        var verdict = Judge(check => check.IsOfTheDebitAlone, new ReferenceFacts(given, rules.CustomFacts));
        return verdict.Outcome == Outcome.Decline ? verdict : null;
    }

    public string? MaxAcceptableAmount(JsonObject given)
    {
        var facts = new ReferenceFacts(given, rules.CustomFacts);
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

    /// <summary>
    /// The answer of one check, whatever the facts of the debit decline; null where the check is silenced, excused or missing.
    /// </summary>
    public Outcome? AnswerOf(string check, JsonObject given)
    {
        var facts = new ReferenceFacts(given, rules.CustomFacts);
        var applies = rules.Checks.FirstOrDefault(other => other.Id == check && !IsSilent(other, facts) && !IsExcused(other, facts));
        return applies is null ? null : AnswerOf(applies.BandList, facts).Outcome;
    }

    public IEnumerable<string> Checks => rules.Checks.Select(check => check.Id);

    public IReadOnlyDictionary<string, DeclaredFact> CustomFacts => rules.CustomFacts;

    private InvariantVerdict Decide(ReferenceFacts facts) => Judge(check => !IsSilent(check, facts), facts);

    private static bool IsSilent(Check check, ReferenceFacts facts) =>
        (check.NeedsBalance && facts.Reading != "read") || (check.NeedsMoney && facts.Currency != "same");

    private InvariantVerdict Judge(Func<Check, bool> isIncluded, ReferenceFacts facts)
    {
        var answers = new List<(Check Check, Answer Answer)>();
        var outcome = Outcome.Accept;
        foreach (var check in rules.Checks)
        {
            if (isIncluded(check) && !IsExcused(check, facts))
            {
                var answer = AnswerOf(check.BandList, facts);
                answers.Add((check, answer));
                outcome = answer.Outcome > outcome ? answer.Outcome : outcome;
            }
        }

        return new InvariantVerdict(outcome, Reasons(answers, outcome));
    }

    private VerdictReason[] Reasons(List<(Check Check, Answer Answer)> answers, Outcome outcome)
    {
        answers.RemoveAll(answer => answer.Answer.Reason is null || (answer.Answer.Outcome == Outcome.Accept && outcome != Outcome.Accept));
        answers.Sort((left, right) =>
        {
            var bySeverity = right.Answer.Outcome.CompareTo(left.Answer.Outcome);
            var byGate = right.Check.IsGate.CompareTo(left.Check.IsGate);
            var byRank = rankOf(left.Answer.Reason!).CompareTo(rankOf(right.Answer.Reason!));
            return bySeverity != 0
                ? bySeverity
                : byGate != 0 ? byGate : byRank != 0 ? byRank : string.CompareOrdinal(left.Check.Id, right.Check.Id);
        });
        return [
            .. answers.Select(answer => new VerdictReason(
                answer.Answer.Reason!, answer.Check.Id, answer.Answer.Outcome, answer.Answer.Waiver)),
        ];
    }

    // An unknown guard never excuses.
    private static bool IsExcused(Check check, ReferenceFacts facts)
    {
        foreach (var guard in check.Guards)
        {
            if (Truth(guard, facts) == guard.Excuses)
            {
                return true;
            }
        }

        return false;
    }

    // Null is unknown, also where the possible holds would decide.
    private static bool? Truth(Guard guard, ReferenceFacts facts)
    {
        if (facts.Measure(guard.Measure, withPossible: false) is not { } near)
        {
            return null;
        }

        var holds = guard.Condition.Holds(near);
        return !facts.HasPossible || holds == guard.Condition.Holds(facts.Measure(guard.Measure, withPossible: true)!.Value) ? holds : null;
    }

    private static Answer AnswerOf(BandList bandList, ReferenceFacts facts)
    {
        if (facts.Measure(bandList.Measure, withPossible: false) is not { } near)
        {
            return bandList.Fallback is { } fallback
                ? AnswerOf(fallback, facts)
                : bandList.IfUnknown ?? throw new InvalidOperationException($"`{bandList.Measure}` is unknown, and nothing says what then");
        }

        var certain = FirstThatHolds(bandList, near);
        if (certain.Outcome != Outcome.Accept)
        {
            return OwnCode(bandList, certain, facts);
        }

        // An accept is that of all holds counted.
        var total = facts.HasPossible ? FirstThatHolds(bandList, facts.Measure(bandList.Measure, withPossible: true)!.Value) : certain;
        return total.Outcome == Outcome.Accept
            ? OwnCode(bandList, total, facts) : new Answer(Outcome.Review, "HOLD_POSSIBLE", Waiver: false);
    }

    // The reason of a failed reading that its gate has no reason for is the failure's own code.
    private static Answer OwnCode(BandList bandList, Answer answer, ReferenceFacts facts) =>
        bandList.Measure is "balance.reading" or "balance.failureCode" && answer.Reason is null
            && (answer.Waiver || answer.Outcome != Outcome.Accept)
            ? answer with { Reason = facts.Reading == "read" ? "read" : facts.FailureCode }
            : answer;

    private static Answer FirstThatHolds(BandList bandList, Value value)
    {
        foreach (var band in bandList.Bands)
        {
            if (band.When is null || band.When.Holds(value))
            {
                return band.Answer;
            }
        }

        throw new InvalidOperationException($"no band of `{bandList.Measure}` holds");
    }
}
