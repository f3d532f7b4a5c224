using Microsoft.Extensions.Logging;

namespace FundsCheck.Checking;

/// <summary>What the pipeline logs: never an account, an amount or a credential.</summary>
internal sealed partial class PipelineLog(ILogger<IFundsChecker> logger)
{
    [LoggerMessage(
        1, LogLevel.Information, "Decided debit {DebitId}, revision {Revision}: {Outcome}, first reason {Reason}, by {RuleSet} {Version}")]
    public partial void Decided(string debitId, int revision, Outcome outcome, string reason, string ruleSet, string version);

    [LoggerMessage(2, LogLevel.Debug, "Existing debit {DebitId}, revision {Revision}: {Outcome}")]
    public partial void Existing(string debitId, int revision, Outcome outcome);

    [LoggerMessage(3, LogLevel.Error, "The balance source threw {ExceptionType}, which it must not; the balance counts as unread")]
    public partial void SourceThrew(string exceptionType);

    [LoggerMessage(4, LogLevel.Error, "The balance source returned a reading outside its bounds; the balance counts as unread: {Problem}")]
    public partial void ReadingRefused(string problem);

    [LoggerMessage(5, LogLevel.Warning, "The balance source ended a read {Milliseconds} ms after its deadline; its reading is dropped")]
    public partial void SourceLate(double milliseconds);

    [LoggerMessage(6, LogLevel.Error, "The balance source is not called: {Count} reads are overdue; check that it heeds its token")]
    public partial void SourceBlocked(int count);

    [LoggerMessage(7, LogLevel.Error, "The fact source threw {ExceptionType}, which it must not; its facts are unknown")]
    public partial void FactSourceThrew(string exceptionType);

    [LoggerMessage(8, LogLevel.Error, "The fact source returned a reading outside its bounds; its facts are unknown: {Problem}")]
    public partial void FactReadingRefused(string problem);

    [LoggerMessage(9, LogLevel.Warning, "The fact source ended a read {Milliseconds} ms after its deadline; its reading is dropped")]
    public partial void FactSourceLate(double milliseconds);

    [LoggerMessage(10, LogLevel.Error, "The fact source is not called: {Count} reads are overdue; check that it heeds its token")]
    public partial void FactSourceBlocked(int count);

    public void Told(FundsDecision decision)
    {
        var record = decision.Record;
        if (decision.IsExisting)
        {
            Existing(record.Debit.Id, record.Revision, decision.Outcome);
        }
        else
        {
            Decided(
                record.Debit.Id, record.Revision, decision.Outcome, decision.Reasons.Count > 0 ? decision.Reasons[0].Code : "none",
                record.RuleSet.Name, record.RuleSet.Version);
        }
    }
}
