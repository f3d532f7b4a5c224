using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The result of a ruleset for a debit, by the balance of its account.</summary>
internal sealed class SignalEvaluateEndpoint(SignalTransactions transactions) : Endpoint(
    SandboxEndpoint.SignalEvaluate,
    FieldSet.Of(
        "access_token", "account_id", "amount", "client_transaction_id", "client_user_id", "default_payment_method", "device.ip_address",
        "device.user_agent", "is_recurring", "risk_profile_key", "ruleset_key", "user_present", "user.address.city", "user.address.country",
        "user.address.postal_code", "user.address.region", "user.address.street", "user.email_address", "user.name.family_name",
        "user.name.given_name", "user.name.middle_name", "user.name.prefix", "user.name.suffix", "user.phone_number"))
{
    private const int RiskTiers = 20;

    private static readonly string[] PaymentMethods = ["SAME_DAY_ACH", "STANDARD_ACH", "MULTIPLE_PAYMENT_METHODS"];

    public override SandboxError? ErrorOf(SandboxToken token) => token.Error ?? token.Item.Signal.Error;

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var (signal, item) = ((SignalRequest)request, Known(token));
        var ruleset = SignalRuleset.Get(signal.RulesetKey);
        var facts = FactsOf(signal, item, ruleset);
        var transaction = new SignalTransaction(item.AccessToken, signal.AccountId, signal.Amount);
        transactions.CheckNew(signal.ClientTransactionId, transaction);
        return JsonResponse.Of(
            json =>
            {
                WriteScores(json, facts.Scores);
                WriteAttributes(json, facts, ruleset, item, now);
                WriteRuleset(json, item.Item.Signal, ruleset, facts);
                WriteWarnings(json, item.Item.RealTimeError);
            },
            () => transactions.Add(signal.ClientTransactionId, transaction));
    }

    protected override EndpointRequest ReadFields(RequestFields fields)
    {
        fields.Text("client_user_id");
        fields.Word("default_payment_method", PaymentMethods);
        fields.Flag("is_recurring");
        fields.Flag("user_present");
        fields.Text("risk_profile_key");
        fields.Inner("user");
        fields.Inner("device");
        var request = new SignalRequest
        {
            AccountId = fields.RequiredText("account_id"),
            ClientTransactionId = SignalFields.ReadId(fields),
            Amount = fields.RequiredNumber("amount"),
            RulesetKey = fields.Text("ruleset_key"),
        };
        return request.Amount > 0m || fields.Missing.Count > 0 ? request : throw fields.Invalid("amount", "more than 0");
    }

    private static SignalFacts FactsOf(SignalRequest request, SandboxToken token, SignalRuleset ruleset)
    {
        var scores = ruleset.HasScores ? token.Item.Signal.Scores : null;
        var index = token.RealTime.IndexOf(request.AccountId);

        // Without the bank, Plaid judges its cache, unless that is not available either.
        var account = (token.Item.RealTimeError, token.Item.CachedError) switch
        {
            (null, _) => token.RealTime.Accounts[index],
            (_, null) => token.Cached.Accounts[index],
            _ => null,
        };
        return new SignalFacts(request.Amount, account?.Available, account?.Current, scores);
    }

    private static void WriteScores(Utf8JsonWriter json, SandboxScores? scores)
    {
        if (scores is null)
        {
            json.WriteNull("scores");
            return;
        }

        json.WriteStartObject("scores");
        foreach (var (name, score) in new[]
        {
            ("bank_initiated_return_risk", scores.BankInitiated), ("customer_initiated_return_risk", scores.CustomerInitiated),
        })
        {
            json.WriteStartObject(name);
            json.WriteNumber("risk_tier", 1 + (score / RiskTiers));
            json.WriteNumber("score", score);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAttributes(
        Utf8JsonWriter json, SignalFacts facts, SignalRuleset ruleset, SandboxToken token, DateTimeOffset now)
    {
        json.WriteStartObject("core_attributes");
        ItemJson.WriteAmount(json, "available_balance", facts.Available);
        ItemJson.WriteAmount(json, "current_balance", facts.Current);
        if (ruleset.HasScores)
        {
            json.WriteString("balance_last_updated", facts.Ratio is null ? null : ItemJson.Time(now));
            ItemJson.WriteAmount(json, "balance_to_transaction_amount_ratio", facts.Ratio);
            json.WriteNumber("days_since_first_plaid_connection", token.Item.LinkedAgo.Days);
            json.WriteNumber("nsf_overdraft_transactions_count_30d", 0);
            json.WriteNumber("total_plaid_connections_count", 1);
        }

        json.WriteEndObject();
    }

    private static void WriteRuleset(Utf8JsonWriter json, SandboxSignal signal, SignalRuleset ruleset, SignalFacts facts)
    {
        if (!signal.HasRuleset)
        {
            json.WriteNull("ruleset");
            return;
        }

        var rule = ruleset.Judge(facts);
        var actionKey = signal.Result is null ? rule.ActionKey : signal.ActionKey;
        json.WriteStartObject("ruleset");
        json.WriteString("result", signal.Result ?? rule.Result);
        json.WriteString("ruleset_key", ruleset.Key);
        json.WriteStartObject("triggered_rule_details");
        if (actionKey is not null)
        {
            json.WriteString("custom_action_key", actionKey);
        }

        json.WriteString("internal_note", signal.Result is null ? rule.Note : "the result of this Item is fixed");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, SandboxError? error)
    {
        json.WriteStartArray("warnings");
        if (error is not null)
        {
            json.WriteStartObject();
            json.WriteString("warning_code", error.Code);
            json.WriteString("warning_message", error.Message);
            json.WriteString("warning_type", error.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
