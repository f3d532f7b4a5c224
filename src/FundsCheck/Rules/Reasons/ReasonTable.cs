using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>The reasons of a rule set for each answer of its checks, created once: a verdict adds the value and the sentence.</summary>
internal sealed class ReasonTable
{
    private const int RankBits = 16;
    private const int OrderBits = 24;

    private readonly CompiledRules _rules;

    // By check, then by the place of the answer. The key has the place among the reasons of a verdict.
    private readonly (Reason? Reason, long Key)[][] _reasons;

    // The checks in the ordinal order of their ids, and the place of each check in that order.
    private readonly int[] _checksById;
    private readonly int[] _orders;

    public ReasonTable(CompiledRules rules)
    {
        _rules = rules;
        _checksById =
        [
            .. Enumerable.Range(0, rules.Checks.Length).OrderBy(index => rules.Checks[index].Definition.Id, StringComparer.Ordinal),
        ];
        _orders = new int[_checksById.Length];
        for (var order = 0; order < _checksById.Length; order++)
        {
            _orders[_checksById[order]] = order;
        }

        _reasons = [.. rules.Checks.Select((check, index) => AnswersOf(check).Select(answer => Create(index, answer)).ToArray())];
    }

    /// <summary>
    /// Creates one reason for each check with the outcome review or decline; in an accept, one for each accept with a reason. The most
    /// severe is first, then those of gates, then by the rank of the code and by the id of the check.
    /// </summary>
    public IReadOnlyList<Reason> Write(Outcome outcome, ReadOnlySpan<CheckAnswer> answers, FactVector facts, bool withSentences)
    {
        Span<long> keys = stackalloc long[answers.Length];
        var count = 0;
        for (var index = 0; index < answers.Length; index++)
        {
            var answer = answers[index];
            if (answer.State == CheckState.Answered
                && (answer.Outcome != Outcome.Accept || (outcome == Outcome.Accept && _rules.Checks[index].ListsAccepts))
                && Find(index, answer, facts.Facts) is { Reason: not null } found)
            {
                keys[count++] = found.Key;
            }
        }

        if (count == 0)
        {
            return [];
        }

        keys[..count].Sort();
        facts.Freeze();
        var reasons = new Reason[count];
        for (var place = 0; place < count; place++)
        {
            var index = _checksById[keys[place] & ((1 << OrderBits) - 1)];
            var wording = new AnswerWording(facts, _rules.Checks[index], answers[index]);
            var reason = Find(index, answers[index], facts.Facts).Reason!;
            reasons[place] = withSentences ? reason with { Wording = wording } : reason with { Wording = wording, Text = string.Empty };
        }

        return Array.AsReadOnly(reasons);
    }

    private (Reason? Reason, long Key) Find(int check, CheckAnswer answer, DecisionFacts facts)
    {
        ref readonly var found = ref _reasons[check][PlaceOf(_rules.Checks[check], answer)];
        return found.Reason is null && _rules.Checks[check].IsGate ? Create(check, answer, facts) : found;
    }

    // The code of a failure is known only with the facts.
    private (Reason? Reason, long Key) Create(int check, CheckAnswer? answer, DecisionFacts? facts = null)
    {
        var reason = answer is { } possible && new GivenAnswer(_rules.Checks[check], possible) is var given
            && (facts is not null || !given.IsOfFailure) ? given.CreateReason(_rules, facts) : null;
        return (reason, reason is null ? 0 : KeyOf(reason, check));
    }

    private long KeyOf(Reason reason, int check)
    {
        var severity = ((Outcome.Decline - reason.Outcome) * 2) + (_rules.Checks[check].IsGate ? 0 : 1);
        return (((((long)severity) << RankBits) + ReasonCodes.RankOf(reason.Code)) << OrderBits) + _orders[check];
    }

    /// <summary>
    /// The possible answers of a check: for each band list, two of each band, the second by the possibly posted holds, and that to an
    /// unknown measure; null where there is none.
    /// </summary>
    private static IEnumerable<CheckAnswer?> AnswersOf(CompiledCheck check)
    {
        byte depth = 0;
        for (var bandList = check.BandList; bandList is not null; bandList = bandList.Fallback, depth++)
        {
            foreach (var (band, outcome) in bandList.Outcomes.Index())
            {
                yield return new CheckAnswer(CheckState.Answered, outcome, depth, (sbyte)band);
                yield return new CheckAnswer(CheckState.Answered, Outcome.Review, depth, (sbyte)band, atOtherEnd: true);
            }

            yield return bandList.UnknownOutcome is { } unknown
                ? new CheckAnswer(CheckState.Answered, unknown, depth)
                : null;
        }
    }

    private static int PlaceOf(CompiledCheck check, CheckAnswer answer)
    {
        var (place, bandList) = (0, check.BandList);
        for (var depth = 0; depth < answer.Depth; depth++)
        {
            place += (2 * bandList.Outcomes.Length) + 1;
            bandList = bandList.RequiredFallback;
        }

        return place + (answer.Band == CheckAnswer.NoBand
            ? 2 * bandList.Outcomes.Length
            : (2 * answer.Band) + (answer.HoldPossible ? 1 : 0));
    }
}
