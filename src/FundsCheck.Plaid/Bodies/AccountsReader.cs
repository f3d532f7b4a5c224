namespace FundsCheck.Plaid;

/// <summary>
/// Finds the asked account among the others. Of those only the id is read: each has one, none twice; the rest of them
/// must be JSON and may be anything.
/// </summary>
internal static class AccountsReader
{
    private const string Place = "accounts[]";

    public static AccountsRead Read(ref StrictJson json, BalanceQuestion question)
    {
        json.ExpectArray("accounts");
        var others = new HashSet<string>(StringComparer.Ordinal);
        var sightings = 0;
        AccountBalance? balance = null;
        while (json.NextElement())
        {
            var id = AccountId(json);
            if (string.Equals(id, question.AccountId, StringComparison.Ordinal))
            {
                sightings++;
                balance = AccountReader.Read(ref json, question);
                continue;
            }

            _ = others.Add(id) ? true : throw new BodyException("`accounts` has another account twice");
            json.Skip();
        }

        return new AccountsRead(sightings, balance);
    }

    /// <summary>Looks ahead for the id, wherever it stands in the account, on a copy of the reader.</summary>
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
