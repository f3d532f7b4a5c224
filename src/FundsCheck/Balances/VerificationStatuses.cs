namespace FundsCheck.Balances;

/// <summary>The verification statuses of Plaid's account schema (OpenAPI 2020-09-14, June 2026), and <c>none</c>.</summary>
public static class VerificationStatuses
{
    /// <summary>The status does not apply: the vendor's field is absent, null or empty.</summary>
    public const string None = "none";

    /// <summary>Every status that rules know.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        None, "automatically_verified", "pending_automatic_verification", "pending_manual_verification", "unsent", "manually_verified",
        "verification_expired", "verification_failed", "database_matched", "database_insights_pass",
        "database_insights_pass_with_caution", "database_insights_fail", "database_insights_pending",
    ];
}
