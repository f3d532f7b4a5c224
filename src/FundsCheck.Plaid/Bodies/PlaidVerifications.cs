using System.Collections.Frozen;

namespace FundsCheck.Plaid;

/// <summary>Plaid's verification statuses (OpenAPI 2020-09-14, June 2026).</summary>
internal static class PlaidVerifications
{
    private static readonly FrozenDictionary<string,
        AccountVerification> ByStatus = new Dictionary<string, AccountVerification>(StringComparer.Ordinal)
        {
            ["automatically_verified"] = AccountVerification.VerifiedAutomatically,
            ["manually_verified"] = AccountVerification.VerifiedManually,
            ["database_matched"] = AccountVerification.Matched,
            ["database_insights_pass"] = AccountVerification.Matched,
            ["database_insights_pass_with_caution"] = AccountVerification.MatchedWithCaution,
            ["database_insights_fail"] = AccountVerification.Failed,
            ["database_insights_pending"] = AccountVerification.Pending,
            ["pending_automatic_verification"] = AccountVerification.Pending,
            ["pending_manual_verification"] = AccountVerification.Pending,
            ["unsent"] = AccountVerification.Pending,
            ["verification_expired"] = AccountVerification.Expired,
            ["verification_failed"] = AccountVerification.Failed,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null and empty both mean that verification does not apply.</summary>
    public static AccountVerification Find(string? status) =>
        string.IsNullOrEmpty(status) ? AccountVerification.None : ByStatus.GetValueOrDefault(status, AccountVerification.Unknown);
}
