namespace FundsCheck.Plaid;

/// <summary>
/// Finds the requested account in the list of accounts. Of every other account only the id is read, which must be present and unique; its
/// other members may be any JSON.
/// </summary>
internal static class AccountsReader
{
    private const string Place = "accounts[]";

    public static AccountsRead Read(ref StrictJson json, ResponseContext context)
    {
        json.ExpectArray("accounts");
        var others = new HashSet<string>(StringComparer.Ordinal);
        var occurrences = 0;
        AccountBalance? balance = null;
        while (json.NextElement())
        {
            var id = AccountId(json);
            if (string.Equals(id, context.AccountId, StringComparison.Ordinal))
            {
                occurrences++;
                balance = AccountReader.Read(ref json, context);
                continue;
            }

            _ = others.Add(id) ? true : throw new BodyException("`accounts` has the id of another account twice");
            json.Skip();
        }

        return new AccountsRead(occurrences, balance);
    }

    /// <summary>Reads the one account of a processor token.</summary>
    public static AccountsRead ReadOne(ref StrictJson json, ResponseContext context)
    {
        if (string.Equals(AccountId(json), context.AccountId, StringComparison.Ordinal))
        {
            return new AccountsRead(1, AccountReader.Read(ref json, context));
        }

        json.Skip();
        return new AccountsRead(0, null);
    }

    /// <summary>Finds the id at any position in the account, with a copy of the reader.</summary>
    private static string AccountId(StrictJson json)
    {
        json.ExpectObject(Place);
        var names = new MemberNames(Place);
        var id = string.Empty;
        while (json.NextMember(names) is { } name)
        {
            if (name is "account_id")
            {
                id = json.Text("accounts[].account_id");
            }
            else
            {
                json.Skip();
            }
        }

        names.Require("account_id");
        return id;
    }
}
