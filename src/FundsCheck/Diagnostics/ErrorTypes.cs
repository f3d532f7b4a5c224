namespace FundsCheck.Diagnostics;

/// <summary>
/// The values of <see cref="TelemetryNames.ErrorType"/>: why a check gave no decision. A failed reading has its category instead.
/// </summary>
internal static class ErrorTypes
{
    /// <summary>The store failed.</summary>
    public const string NotRecorded = "notRecorded";

    /// <summary>Anything else: a fault of the host's store, or of this library.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>Why checks end without a decision.</summary>
    public static IReadOnlyList<string> OfChecks { get; } =
        ["invalid", "conflict", "closed", "archived", NotRecorded, "stopped", "cancelled", Unexpected];

    public static string Of(Exception exception) => exception switch
    {
        InvalidDebitException => "invalid",
        DebitConflictException => "conflict",
        DebitClosedException => "closed",
        DebitArchivedException => "archived",
        DecisionNotRecordedException => NotRecorded,
        CheckerStoppedException => "stopped",
        OperationCanceledException => "cancelled",
        _ => Unexpected,
    };
}
