using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>A debit with its records since the latest decision, as they were read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DecidedLine">The time of the record of its latest decision.</param>
/// <param name="Retries">The debits that present it again.</param>
/// <param name="Records">The bytes of its records.</param>
/// <param name="RuleSetKeys">The short forms of the rule sets that they name.</param>
internal sealed record DebitRead(
    string Id, DateTime DecidedLine, IReadOnlyList<string> Retries, List<byte[]> Records, List<string> RuleSetKeys)
{
    /// <exception cref="InvalidDataException">A record is missing, or altered.</exception>
    public StoredDebit ToStored(RecordedRuleSets ruleSets)
    {
        DebitStatus? status = null;
        foreach (var record in Records)
        {
            status = StoredRecord.Parse(record, ruleSets) switch
            {
                LogEntry.Decided { Record: var decided } => new DebitStatus(decided, []) { Retries = Retries },
                LogEntry.Happened { Event: var recorded } => status?.With(recorded),
                _ => null,
            };
        }

        return status is null
            ? throw new InvalidDataException($"the records of debit `{Id}` are missing; run `fundscheck decisions verify --postgres`")
            : new StoredDebit(status, DecidedLine);
    }
}
