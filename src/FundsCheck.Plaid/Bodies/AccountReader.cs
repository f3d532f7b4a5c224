namespace FundsCheck.Plaid;

/// <summary>Reads the account that was asked for.</summary>
internal static class AccountReader
{
    private const string Place = "accounts[]";

    /// <summary>The account's balance; null where one of its amounts cannot be held exactly.</summary>
    public static AccountBalance? Read(ref StrictJson json, BalanceQuestion question)
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
            AccountId = question.AccountId,
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
            Freshness = BalanceFreshness.RealTime,
            AsOf = balances.AsOf.At,
            AsOfUnreadable = balances.AsOf.Unreadable,
            RequestedAt = question.RequestedAt,
            RetrievedAt = question.RetrievedAt,
        };
    }

    private static AccountHolder Holder(string? category) => category switch
    {
        "personal" => AccountHolder.Personal,
        "business" => AccountHolder.Business,
        _ => AccountHolder.Unknown,
    };
}
