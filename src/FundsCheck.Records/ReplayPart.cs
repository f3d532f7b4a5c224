using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>The result of replaying some lines of a log.</summary>
internal sealed class ReplayPart
{
    public long Decisions { get; private set; }

    public long OtherCurrency { get; private set; }

    public long Differing { get; private set; }

    public List<ReplayedDecision> First { get; } = [];

    public void Add(LogLine line, RuleSet? rules)
    {
        if (line.Entry is not LogEntry.Decided { Record: var record })
        {
            return;
        }

        if (rules is not null && rules.Currency != record.Debit.Amount.Currency)
        {
            OtherCurrency++;
            return;
        }

        Decisions++;
        var decision = new LoggedDecision(line.Number, record, line.DecisionRules) { Challenger = line.Challenger };
        var differences = rules is null
            ? Replay.Compare(decision)
            : Replay.OutcomeDifference(rules, record);
        Differing += differences.Count > 0 ? 1 : 0;
        if (differences.Count > 0 && First.Count < ReplayResult.FirstMax)
        {
            First.Add(new ReplayedDecision(decision, differences));
        }
    }

    public void Add(ReplayPart other)
    {
        Decisions += other.Decisions;
        OtherCurrency += other.OtherCurrency;
        Differing += other.Differing;
        First.AddRange(other.First.Take(ReplayResult.FirstMax - First.Count));
    }
}
