namespace FundsCheck.Sandbox;

/// <content>Items with special texts: statuses, times, ids and JSON forms.</content>
internal static partial class ItemCatalog
{
    private static IEnumerable<SandboxItem> Verification() =>
    [
        .. VerificationStatuses.Select(status => new SandboxItem(
            NameOfVerification(status),
            $"Verification status {status}.",
            Checking(NameOfVerification(status)).With("verification_status", $"\"{status}\""))),
        new("verification-missing", "No verification status: it does not apply.", Checking("verification-missing")),
        new(
            "verification-null", "Verification status null: it does not apply.",
            Checking("verification-null").With("verification_status", "null")) { Conforms = false },
        new(
            "verification-empty", "Verification status \"\": it does not apply.",
            Checking("verification-empty").With("verification_status", "\"\"")) { Conforms = false },
        new(
            "verification-unheard-of", "An unlisted verification status.",
            Checking("verification-unheard-of").With("verification_status", "\"moon_verified\"")) { Conforms = false },
        new(
            "micro-deposits",
            "Linked by micro-deposits: no bank, so no balance and no currency.",
            Checking("micro-deposits").With("verification_status", "\"manually_verified\"") with
            {
                Available = null,
                Current = null,
                IsoCurrencyCode = null,
            }) { InstitutionId = null, AuthMethod = "SAME_DAY_MICRODEPOSITS" },
    ];

    private static IEnumerable<SandboxItem> TimeStamps() =>
    [
        AtCapitalOne(
            "capital-one",
            "A checking account updated 30 s ago and a card updated 5 h ago, which requires min_last_updated_datetime unless the "
                + "request is for the checking account only.",
            Checking("capital-one") with { UpdatedAgo = TimeSpan.FromSeconds(30) },
            Card("capital-one") with { UpdatedAgo = TimeSpan.FromHours(5) }),
        AtCapitalOne("fresh", "Updated by the bank 30 s ago.", Checking("fresh") with { UpdatedAgo = TimeSpan.FromSeconds(30) }),
        AtCapitalOne("stale", "Updated by the bank 3 days ago.", Checking("stale") with { UpdatedAgo = TimeSpan.FromDays(3) }),
        AtCapitalOne(
            "skewed", "Updated 1 minute in the future: the clock of the bank is fast.",
            Checking("skewed") with { UpdatedAgo = TimeSpan.FromMinutes(-1) }),
        AtCapitalOne(
            "future", "Updated 1 hour in the future, which is impossible.",
            Checking("future") with { UpdatedAgo = TimeSpan.FromHours(-1) }),
        AtCapitalOne("updated-null", "The bank's time stamp is null.", Stamped("updated-null", "null")),
        AtCapitalOne("updated-empty", "The bank's time stamp is empty.", Stamped("updated-empty", "\"\"")) with { Conforms = false },
        AtCapitalOne("updated-unreadable", "The bank's time stamp is not a time.", Stamped("updated-unreadable", "\"yesterday\"")) with
        {
            Conforms = false,
        },
        AtCapitalOne(
            "updated-without-zone", "The bank's time stamp has no time zone.",
            Stamped("updated-without-zone", "\"2026-11-20T10:00:00\"")) with { Conforms = false },
    ];

    private static IEnumerable<SandboxItem> Identity() =>
    [
        new("business", "The holder is a business.", Checking("business").With("holder_category", "\"business\"")),
        new("personal", "The holder is a person.", Checking("personal").With("holder_category", "\"personal\"")),
        new(
            "holder-unrecognized", "Plaid does not recognize the holder of the account.",
            Checking("holder-unrecognized").With("holder_category", "\"unrecognized\"")),
        new("holder-null", "Plaid states no holder of the account.", Checking("holder-null").With("holder_category", "null")),
        new(
            "tokenised", "A persistent account id, as from banks with tokenised account numbers.",
            Checking("tokenised").With("persistent_account_id", SharedAccount)) { InstitutionId = Chase },
        new(
            "tokenised-again", "The same real account as `tokenised`, linked a second time under another account id.",
            Checking("tokenised-again").With("persistent_account_id", SharedAccount)) { InstitutionId = Chase },
        new(
            "twins", "Two accounts with the same mask and name; the second has no money.", Checking("twins"),
            new SandboxAccount("checking-2-twins") { Available = 0m, Current = 0m }),
        new(
            "many", "Forty accounts, the first with 1.00 USD, the last with 40.00.",
            [.. Enumerable.Range(1, ManyAccounts).Select(Numbered)]),
        new("no-accounts", "An Item whose accounts are all closed.", []),
        new(
            "item-error", "A balance beside the Item's error ITEM_LOGIN_REQUIRED, which Plaid documents for /item/get only.",
            Checking("item-error")) { Error = SandboxError.Get("ITEM_LOGIN_REQUIRED") },
    ];

    private static IEnumerable<SandboxItem> JsonForms() =>
    [
        new("spelling", "JSON in another form: 1E3, 1100.000, escapes, spaces, another order, unknown members.",
            Checking("spelling") with { Json = """
                { "\u0074ype" : "depository", "unknown": {"deep": [1, {"available": 5}]}, "name": "Gr\u00fc\u00dfe \ud83d\ude00 \"check\"",
                  "mask": null, "balances" :
                  { "unofficial_currency_code": null, "current": 1100.000, "limit": null, "iso_currency_code": "\u0055SD", "available": 1E3,
                    "unknown": [] },
                  "official_name": null, "subtype": "check\u0069ng", "account_id": "checking-spelling" }
                """ }),
        new("zero-negative", "Available is written -0.0.", Checking("zero-negative") with { Available = 0m, Current = 0m, Json = """
            {"account_id":"checking-zero-negative","balances":{"available":-0.0,"current":-0,"limit":null,"iso_currency_code":"USD",
            "unofficial_currency_code":null},"mask":"0000","name":"Sandbox Checking",
            "official_name":null,"type":"depository","subtype":"checking"}
            """ }),
    ];
}
