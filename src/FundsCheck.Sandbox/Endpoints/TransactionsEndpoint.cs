using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The transactions of an Item. A cursor is the number of transactions that earlier pages had.</summary>
internal sealed class TransactionsEndpoint() : Endpoint(
    SandboxEndpoint.TransactionsSync,
    FieldSet.Of(
        "access_token", "cursor", "count", "options.include_original_description", "options.include_personal_finance_category",
        "options.include_logo_and_counterparty_beta", "options.personal_finance_category_version", "options.days_requested",
        "options.account_id"))
{
    private const string CursorPrefix = "sandbox-cursor-";
    private const int CountDefault = 100;
    private const int CountMax = 500;
    private const int DaysMax = 730;

    private static readonly string[] Versions = ["v1", "v2"];

    private static readonly string[] PaymentMembers =
    [
        "by_order_of", "payee", "payer", "payment_method", "payment_processor", "ppd_id", "reason", "reference_number",
    ];

    private static readonly string[] LocationMembers =
    [
        "address", "city", "country", "lat", "lon", "postal_code", "region", "store_number",
    ];

    public override SandboxError? ErrorOf(SandboxToken token) => token.Error ?? token.Item.CachedError;

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var (page, item) = ((TransactionsRequest)request, Known(token));
        var chosen = item.Cached.Choose(page.AccountId is { } id ? [id] : []);
        var all = item.Item.Transactions is { } list && FirstChosen(item.Cached, chosen) is { } account
            ? [.. list.Select((transaction, index) => (transaction, account, index))]
            : new List<(SandboxTransaction Transaction, SandboxAccount Account, int Index)>();
        var added = all.Skip(page.From).Take(page.Count).ToList();
        return JsonResponse.Of(json =>
        {
            json.WriteString("transactions_update_status", item.Item.Transactions is null ? "NOT_READY" : "HISTORICAL_UPDATE_COMPLETE");
            json.WriteStartArray("accounts");
            foreach (var index in Enumerable.Range(0, item.Cached.Accounts.Count).Where(index => ItemResponse.IsChosen(chosen, index)))
            {
                json.WriteRawValue(item.Cached.AccountBytes(index, now));
            }

            json.WriteEndArray();
            json.WriteStartArray("added");
            added.ForEach(entry => Write(json, entry.Transaction, entry.Account, entry.Index, now));
            json.WriteEndArray();
            ItemJson.WriteList(json, "modified", []);
            ItemJson.WriteList(json, "removed", []);
            var next = page.From + added.Count;
            json.WriteString("next_cursor", item.Item.Transactions is null ? "" : Cursor(next));
            json.WriteBoolean("has_more", next < all.Count);
        });
    }

    protected override EndpointRequest ReadFields(RequestFields fields)
    {
        var options = fields.Inner("options");
        options?.Flag("include_original_description");
        options?.Flag("include_personal_finance_category");
        options?.Flag("include_logo_and_counterparty_beta");
        options?.Word("personal_finance_category_version", Versions);
        options?.Whole("days_requested", 1, DaysMax);
        return new TransactionsRequest
        {
            From = From(fields),
            Count = fields.Whole("count", 1, CountMax) ?? CountDefault,
            AccountId = options?.Text("account_id"),
        };
    }

    private static int From(RequestFields fields)
    {
        var cursor = fields.Text("cursor");
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        return cursor.StartsWith(CursorPrefix, StringComparison.Ordinal)
            && int.TryParse(cursor.AsSpan(CursorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                ? from
                : throw fields.Invalid("cursor", "the `next_cursor` of a response, or left out");
    }

    private static string Cursor(int from) => string.Create(CultureInfo.InvariantCulture, $"{CursorPrefix}{from}");

    /// <summary>All transactions of an Item are of its first account that has any.</summary>
    private static SandboxAccount? FirstChosen(ItemResponse item, ulong chosen) =>
        item.Accounts.Count > 0 && ItemResponse.IsChosen(chosen, 0) ? item.Accounts[0] : null;

    private static void Write(Utf8JsonWriter json, SandboxTransaction transaction, SandboxAccount account, int index, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("account_id", account.Id);
        json.WriteNull("account_owner");
        json.WriteNumber("amount", transaction.Amount);
        json.WriteNull("authorized_date");
        json.WriteNull("authorized_datetime");
        json.WriteString("date", (now - transaction.Ago).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNull("datetime");
        json.WriteString("iso_currency_code", account.IsoCurrencyCode);
        WriteNulls(json, "location", LocationMembers);
        json.WriteString("name", transaction.Name);
        json.WriteString("payment_channel", "other");
        WriteNulls(json, "payment_meta", PaymentMembers);
        json.WriteBoolean("pending", transaction.IsPending);
        json.WriteNull("pending_transaction_id");
        json.WriteNull("transaction_code");
        json.WriteString("transaction_id", string.Create(CultureInfo.InvariantCulture, $"transaction-{index}-{account.Id}"));
        json.WriteString("unofficial_currency_code", account.UnofficialCurrencyCode);
        json.WriteEndObject();
    }

    private static void WriteNulls(Utf8JsonWriter json, string name, IEnumerable<string> members)
    {
        json.WriteStartObject(name);
        foreach (var member in members)
        {
            json.WriteNull(member);
        }

        json.WriteEndObject();
    }
}
