namespace FundsCheck.Plaid;

/// <summary>Reads the requested account.</summary>
internal static class AccountReader
{
    private const string Place = "accounts[]";

    /// <summary>The account's balance; null where decimal cannot represent an amount exactly.</summary>
    public static AccountBalance? Read(ref StrictJson json, ResponseContext context)
    {
        json.ExpectObject(Place);
        var names = new MemberNames(Place);
        string? type = null, subtype = null, verificationStatus = null, persistentAccountId = null, holder = null;
        var balances = new BalancesRead();
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "balances":
                    balances = BalancesReader.Read(ref json);
                    break;
                case "type":
                    type = json.Text("accounts[].type");
                    break;
                case "subtype":
                    subtype = json.TextOrNull("accounts[].subtype");
                    break;
                case "verification_status":
                    verificationStatus = json.TextOrNull("accounts[].verification_status");
                    break;
                case "persistent_account_id":
                    persistentAccountId = json.IdOrNull("accounts[].persistent_account_id");
                    break;
                case "holder_category":
                    holder = json.TextOrNull("accounts[].holder_category");
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("account_id", "balances", "type", "subtype");
        var (kind, verification) = (PlaidAccountKinds.Find(type, subtype), PlaidVerifications.Find(verificationStatus));
        return !balances.Exact ? null : new AccountBalance
        {
            AccountId = context.AccountId,
            Kind = kind,
            ProviderType = kind is null ? type : null,
            ProviderSubtype = kind is null ? subtype : null,
            Holder = Holder(holder),
            Available = balances.Available,
            Current = balances.Current,
            Limit = balances.Limit,
            Currency = BalanceCurrency.From(balances.IsoCurrencyCode, balances.UnofficialCurrencyCode),
            Verification = verification,
            ProviderVerification = verification == AccountVerification.Unknown ? verificationStatus : null,
            PersistentAccountId = persistentAccountId,
            Freshness = context.Freshness,
            AsOf = balances.AsOf.At,
            AsOfUnreadable = balances.AsOf.Unreadable,
            RequestedAt = context.RequestedAt,
            RetrievedAt = context.RetrievedAt,
        };
    }

    private static AccountHolder Holder(string? category) => category switch
    {
        "personal" => AccountHolder.Personal,
        "business" => AccountHolder.Business,
        _ => AccountHolder.Unknown,
    };
}
