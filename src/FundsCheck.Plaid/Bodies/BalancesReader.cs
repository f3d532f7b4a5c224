namespace FundsCheck.Plaid;

/// <summary>
/// Reads the balances of an account. The members available and current are required: a number, or null for unknown. Older API versions
/// leave out the limit and the unofficial code, which then are null.
/// </summary>
internal static class BalancesReader
{
    private const string Place = "accounts[].balances";

    public static BalancesRead Read(ref StrictJson json)
    {
        json.ExpectObject(Place);
        var names = new MemberNames(Place);
        decimal? available = null, current = null, limit = null;
        string? isoCode = null, unofficialCode = null;
        var asOf = default(BankTime);
        var exact = true;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "available":
                    exact &= json.TryAmountOrNull("accounts[].balances.available", out available);
                    break;
                case "current":
                    exact &= json.TryAmountOrNull("accounts[].balances.current", out current);
                    break;
                case "limit":
                    exact &= json.TryAmountOrNull("accounts[].balances.limit", out limit);
                    break;
                case "iso_currency_code":
                    isoCode = json.TextOrNull("accounts[].balances.iso_currency_code");
                    break;
                case "unofficial_currency_code":
                    unofficialCode = json.TextOrNull("accounts[].balances.unofficial_currency_code");
                    break;
                case "last_updated_datetime":
                    asOf = json.IsNull ? default : BankTime.From(json.LongText("accounts[].balances.last_updated_datetime"));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("available", "current", "iso_currency_code");
        return new BalancesRead
        {
            Available = available,
            Current = current,
            Limit = limit,
            IsoCurrencyCode = isoCode,
            UnofficialCurrencyCode = unofficialCode,
            AsOf = asOf,
            Exact = exact,
        };
    }
}
