using System.Globalization;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>A running backtest: adds the entries of a log in their order, and returns the counts.</summary>
internal sealed class BacktestRun
{
    private readonly RuleSet _old;
    private readonly RuleSet _new;
    private readonly TallyCounter _decisions = new();
    private readonly TallyCounter _needingBalance = new();
    private readonly Dictionary<(string RuleSet, Currency Currency), TallyCounter> _others = [];
    private readonly TransitionCounter _transitions = new();
    private readonly TransitionCounter _challenged = new();
    private readonly GroupCounter _reasons = new();
    private readonly GroupCounter _accountKinds = new();
    private readonly GroupCounter _days = new();
    private readonly ReturnsCounter _returns = new();
    private long _oldDiffersInOutcome;
    private long _oldDiffersInReasons;
    private long _challengerDiffers;

    public BacktestRun(RuleSet old, RuleSet newer)
    {
        (_old, _new) = (old, newer);
        if (newer.Currency != old.Currency)
        {
            throw new ArgumentException(
                $"a rule set in {old.Currency} and one in {newer.Currency} judge no debit in common", nameof(newer));
        }
    }

    public void Add(DecisionRecord record)
    {
        var (debit, ruleSet) = (record.Debit, record.RuleSet.Name);
        if (!string.Equals(ruleSet, _old.Identity.Name, StringComparison.Ordinal) || debit.Amount.Currency != _old.Currency)
        {
            Counters.Of(_others, (ruleSet, debit.Amount.Currency)).Add(debit.Amount.Amount);
            _returns.AddElsewhere(debit.Id);
            return;
        }

        var (before, after) = (Backtest.Judge(_old, record), Backtest.Judge(_new, record));
        Count(record, before, after);
        Compare(record.Verdict, before);
        CompareChallenger(record, after);
        _returns.Add(record, after.Outcome);
    }

    public void Add(RecordedEvent recorded) => _returns.Add(recorded);

    public BacktestResult Result() => new()
    {
        Old = _old.Identity,
        New = _new.Identity,
        Decisions = _decisions.In(_old.Currency),
        Others = [
            .. _others.OrderBy(other => other.Key.RuleSet, StringComparer.Ordinal)
                .ThenBy(other => other.Key.Currency.Code, StringComparer.Ordinal)
                .Select(other => new BacktestOther(other.Key.RuleSet, other.Value.In(other.Key.Currency))),
        ],
        OldDiffersInOutcome = _oldDiffersInOutcome,
        OldDiffersInReasons = _oldDiffersInReasons,
        NeedingBalance = _needingBalance.In(_old.Currency),
        Transitions = _transitions.In(_old.Currency),
        Challenged = _challenged.In(_old.Currency),
        ChallengerDiffers = _challengerDiffers,
        Reasons = [.. _reasons.In(_old.Currency).OrderByDescending(group => group.MovesCount)],
        AccountKinds = [.. _accountKinds.In(_old.Currency).OrderByDescending(group => group.MovesCount)],
        Days = [.. _days.In(_old.Currency)],
        Returns = _returns.In(_old.Currency),
    };

    private void Count(DecisionRecord record, Verdict before, Verdict after)
    {
        var (from, to, amount) = (before.Outcome, after.Outcome, record.Debit.Amount.Amount);
        _decisions.Add(amount);
        _transitions.Add(from, to, amount);
        _reasons.Add(to == Outcome.Accept ? ReasonOf(before) : ReasonOf(after), from, to, amount);
        _accountKinds.Add(KindOf(record), from, to, amount);
        _days.Add(record.DecidedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), from, to, amount);

        // A decline by the debit alone leaves out at least the check of the money.
        if (record.Facts.IsNotRequested && after.NotEvaluated.Count == 0)
        {
            _needingBalance.Add(amount);
        }
    }

    private void Compare(Verdict recorded, Verdict before)
    {
        if (recorded.Outcome != before.Outcome)
        {
            _oldDiffersInOutcome++;
        }
        else if (!ReasonTexts.AreSameWithout(recorded.Reasons, before.Reasons))
        {
            _oldDiffersInReasons++;
        }
    }

    private void CompareChallenger(DecisionRecord record, Verdict after)
    {
        if (record.Challenger is { } challenger && challenger.RuleSet == _new.Identity)
        {
            _challenged.Add(record.Verdict.Outcome, challenger.Outcome, record.Debit.Amount.Amount);
            _challengerDiffers += challenger.Outcome == after.Outcome ? 0 : 1;
        }
    }

    private static string ReasonOf(Verdict verdict) => verdict.Reasons.Count == 0 ? "none" : verdict.Reasons[0].Code;

    private static string KindOf(DecisionRecord record)
    {
        if (record.Facts.Balance is not { } balance)
        {
            return "not read";
        }

        return balance.Kind.IsKnown ? balance.Kind.Value.Name : "unknown";
    }
}
