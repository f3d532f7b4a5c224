using FundsCheck.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Checking;

/// <summary>What the pipeline logs: never an account, an amount or a credential.</summary>
internal sealed partial class PipelineLog(ILogger<IFundsChecker> logger)
{
    [LoggerMessage(
        1001,
        LogLevel.Information,
        "Decided debit {DebitId}, revision {Revision}: {Outcome}, first reason {Reason}, by {RuleSet} {Version}")]
    public partial void Decided(string debitId, int revision, Outcome outcome, string reason, string ruleSet, string version);

    [LoggerMessage(1002, LogLevel.Debug, "Existing debit {DebitId}, revision {Revision}: {Outcome}")]
    public partial void Existing(string debitId, int revision, Outcome outcome);

    [LoggerMessage(1003, LogLevel.Error, "The balance source threw {ExceptionType}, which it must not; the balance counts as unread")]
    public partial void SourceThrew(string exceptionType);

    [LoggerMessage(
        1004, LogLevel.Error, "The balance source returned a reading outside its bounds; the balance counts as unread: {Problem}")]
    public partial void ReadingRefused(string problem);

    [LoggerMessage(1005, LogLevel.Warning, "The balance source ended a read {Milliseconds} ms after its deadline; its reading is dropped")]
    public partial void SourceLate(double milliseconds);

    [LoggerMessage(1006, LogLevel.Error, "The balance source is not called: {Count} reads are overdue; check that it heeds its token")]
    public partial void SourceBlocked(int count);

    [LoggerMessage(1007, LogLevel.Error, "The fact source threw {ExceptionType}, which it must not; its facts are unknown")]
    public partial void FactSourceThrew(string exceptionType);

    [LoggerMessage(1008, LogLevel.Error, "The fact source returned a reading outside its bounds; its facts are unknown: {Problem}")]
    public partial void FactReadingRefused(string problem);

    [LoggerMessage(1009, LogLevel.Warning, "The fact source ended a read {Milliseconds} ms after its deadline; its reading is dropped")]
    public partial void FactSourceLate(double milliseconds);

    [LoggerMessage(1010, LogLevel.Error, "The fact source is not called: {Count} reads are overdue; check that it heeds its token")]
    public partial void FactSourceBlocked(int count);

    [LoggerMessage(1012, LogLevel.Warning, "Failed to read the balance of debit {DebitId}: {Category}, {Code}, cause {Cause}")]
    public partial void BalanceNotRead(string debitId, string category, string code, string cause);

    [LoggerMessage(1013, LogLevel.Warning, "Failed to read the facts of debit {DebitId}: {Category}, {Code}, cause {Cause}")]
    public partial void FactsNotRead(string debitId, string category, string code, string cause);

    [LoggerMessage(1014, LogLevel.Error, "Failed to check debit {DebitId}: {ErrorType}, {Cause}; check it again with the same id")]
    public partial void Failed(string debitId, string errorType, string cause);

    [LoggerMessage(1015, LogLevel.Information, "Gave no decision on debit {DebitId}: {ErrorType}")]
    public partial void Rejected(string debitId, string errorType);

    [LoggerMessage(
        1018, LogLevel.Warning, "The challenger {RuleSet} failed to judge debit {DebitId}: {ExceptionType}; the decision stays without it")]
    public partial void ChallengerFailed(string debitId, string ruleSet, string exceptionType);

    public void Decided(FundsDecision decision)
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

    public void BalanceNotRead(string debitId, BalanceReading reading)
    {
        if (reading is BalanceReading.Failed { Failure: var failure })
        {
            BalanceNotRead(debitId, BalanceFailures.NameOf(failure.Category), failure.Code, failure.Cause ?? "not stated");
        }
    }

    public void FactsNotRead(string debitId, SourceFacts facts)
    {
        if (facts.Reading is FactReading.Failed { Failure: var failure })
        {
            FactsNotRead(debitId, BalanceFailures.NameOf(failure.Category), failure.Code, failure.Cause ?? "not stated");
        }
    }

    /// <summary>A check ended with an exception. A cancellation is the host's own, and is not logged.</summary>
    public void Failed(string? debitId, Exception exception)
    {
        var (id, type) = (PrintableText.IsId(debitId, DebitLimits.IdLengthMax) ? debitId : "(no valid id)", ErrorTypes.Of(exception));
        if (type is ErrorTypes.NotRecorded or ErrorTypes.Unexpected)
        {
            // The cause alone: the message of the exception repeats the id.
            Failed(id, type, FundsCheckException.CauseOf(exception.InnerException ?? exception) ?? exception.GetType().Name);
        }
        else if (exception is not OperationCanceledException)
        {
            Rejected(id, type);
        }
    }
}
