namespace FundsCheck.Plaid.Tests.Support;

/// <summary>Bodies in Plaid's shape, made of parts that a test replaces.</summary>
internal static class Json
{
    public const string AccountId = "acc-checking-1";
    public const string RequestId = "m8MDnv9okwxFNBV";

    public const string Balances =
        """{"available":100.5,"current":110,"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null}""";

    public const string Item = """{"item_id":"item-1","institution_id":"ins_3","error":null,"webhook":null}""";

    public const string OtherAccount =
        """{"account_id":"acc-savings-2","balances":{"available":7}"""
            + ""","mask":"1111","name":"Savings","type":"depository","subtype":"savings"}""";

    public static string Account(string balances = Balances, string more = "") =>
        $$"""{"account_id":"{{AccountId}}","balances":{{balances}},"mask":"0000","name":"Checking","official_name":null"""
            + $$""","type":"depository","subtype":"checking"{{more}}}""";

    public static string Body(string account, string item = Item) => Body([account], item);

    public static string Body(string[] accounts, string item = Item, string requestId = RequestId) =>
        $$"""{"accounts":[{{string.Join(",", accounts)}}],"item":{{item}},"request_id":"{{requestId}}"}""";

    public static string Plain { get; } = Body(Account());

    public static string Error(string code, string type = "ITEM_ERROR", string requestId = RequestId) =>
        $$"""{"error_type":"{{type}}","error_code":"{{code}}","error_message":"some words","display_message":null"""
            + $$""","request_id":"{{requestId}}"}""";
}
