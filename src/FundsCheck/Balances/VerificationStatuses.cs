namespace FundsCheck.Balances;

/// <summary>The verification statuses of Plaid's account schema (OpenAPI 2020-09-14, June 2026), and <c>none</c>.</summary>
public static class VerificationStatuses
{
    /// <summary>The status does not apply: the vendor's field is absent, null or empty.</summary>
    public const string None = "none";

    /// <summary>Every status with its meaning.</summary>
    internal static IReadOnlyList<ListedWord> Words { get; } = ListedWord.ParseList("""
        none                                 No status, as with accounts linked by login.
        automatically_verified               Verified by micro-deposits without the user.
        pending_automatic_verification       Waits for automatic micro-deposits.
        pending_manual_verification          Waits for the user to confirm micro-deposits.
        unsent                               The micro-deposit has not been sent yet.
        manually_verified                    Verified by micro-deposits and the user's code.
        verification_expired                 Not verified within the time allowed.
        verification_failed                  The user entered wrong codes too often.
        database_matched                     Matched in the provider's data.
        database_insights_pass               Known in the provider's data and not closed.
        database_insights_pass_with_caution  Plausible, but not known in the provider's data.
        database_insights_fail               Probably not valid, or closed, by the provider's data.
        database_insights_pending            The look-up in the provider's data is not done yet.
        """);

    /// <summary>Every status that rules know.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(word => word.Word)];
}
