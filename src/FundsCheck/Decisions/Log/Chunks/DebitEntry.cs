namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>What a line on a debit says: a decision, with what differs between its facts and those of its own reading; or an event.</summary>
internal readonly record struct DebitEntry(DebitLine Line, LoggedDecision? Decision, IReadOnlyList<ReplayDifference> OfFacts)
{
    public static DebitEntry Of(LogLine line, DebitLine debitLine)
    {
        if (line.Entry is not LogEntry.Decided { Record: var record })
        {
            return new DebitEntry(debitLine, Decision: null, []);
        }

        return new DebitEntry(debitLine, new LoggedDecision(line.Number, record, line.RuleSet!), RecordedFacts.Differences(record, line.RuleSet!));
    }
}
