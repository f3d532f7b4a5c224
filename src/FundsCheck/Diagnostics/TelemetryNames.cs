namespace FundsCheck.Diagnostics;

/// <summary>The names of attributes and spans. A name without the prefix is one of OpenTelemetry's conventions.</summary>
internal static class TelemetryNames
{
    public const string Outcome = "fundscheck.outcome";
    public const string ChallengerOutcome = "fundscheck.challenger.outcome";
    public const string Reason = "fundscheck.reason";
    public const string RuleSetName = "fundscheck.rule_set.name";
    public const string RuleSetVersion = "fundscheck.rule_set.version";
    public const string RuleSetHash = "fundscheck.rule_set.sha256";
    public const string Existing = "fundscheck.existing";
    public const string Stage = "fundscheck.stage";
    public const string Cause = "fundscheck.cause";
    public const string Event = "fundscheck.event";
    public const string Direction = "fundscheck.direction";
    public const string Result = "fundscheck.result";
    public const string DebitId = "fundscheck.debit.id";
    public const string FailureCode = "fundscheck.failure.code";
    public const string ErrorType = "error.type";

    /// <summary>The span of a check; those of its stages add a dot and the stage.</summary>
    public const string CheckSpan = "fundscheck.check";

    /// <summary>OpenTelemetry's word for a value beyond the listed ones.</summary>
    public const string Other = "_OTHER";
}
