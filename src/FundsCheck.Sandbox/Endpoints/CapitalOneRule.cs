namespace FundsCheck.Sandbox;

/// <summary>Capital One has no real-time balance for cards and loans: the caller must state the maximum age of the balance.</summary>
internal static class CapitalOneRule
{
    /// <exception cref="RequestRejectedException">The age is missing, or the balance of a chosen account is older.</exception>
    public static void Check(SandboxItem item, ItemResponse response, ulong chosen, DateTimeOffset? updatedSince, DateTimeOffset now)
    {
        if (!string.Equals(item.InstitutionId, ItemCatalog.CapitalOne, StringComparison.Ordinal))
        {
            return;
        }

        for (var index = 0; index < response.Accounts.Count; index++)
        {
            var account = response.Accounts[index];
            if (!ItemResponse.IsChosen(chosen, index) || string.Equals(account.Type, "depository", StringComparison.Ordinal))
            {
                continue;
            }

            var since = updatedSince
                ?? throw RequestRejectedException.For(
                    "INVALID_FIELD", "`options.min_last_updated_datetime` must be given for this bank's cards and loans");
            if (account.UpdatedAgo is not { } ago || now - ago < since)
            {
                throw RequestRejectedException.For("LAST_UPDATED_DATETIME_OUT_OF_RANGE");
            }
        }
    }
}
