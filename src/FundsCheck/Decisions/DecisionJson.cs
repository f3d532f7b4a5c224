using System.Text.Json;

namespace FundsCheck;

/// <summary>Writes decisions as JSON. The members are a contract: they are added to, never changed.</summary>
internal static class DecisionJson
{
    public static void Write(Utf8JsonWriter writer, FundsDecision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("id", decision.DebitId);
        writer.WriteString("amount", decision.Amount.ToString());
        writer.WriteNumber("revision", decision.Revision);
        writer.WriteString("outcome", decision.Outcome.ToName());
        writer.WriteString("state", decision.State.ToName());
        writer.WriteBoolean("approved", decision.IsApproved);
        writer.WriteStartArray("reasons");
        foreach (var reason in decision.Reasons)
        {
            Write(writer, reason);
        }

        writer.WriteEndArray();
        WriteChecks(writer, decision.EvaluateChecks());
        Write(writer, decision.RuleSet);
        WriteChallenger(writer, decision.Challenger);
        WriteBalance(writer, decision.Balance);
        writer.WriteString("held", decision.NotYetPosted.ToString());
        writer.WriteString("heldPossible", decision.PossiblyPosted.ToString());
        writer.WriteString("maxAcceptableAmount", decision.MaxAcceptableAmount?.ToString());
        writer.WriteBoolean("retryable", decision.IsTransient);
        writer.WriteBoolean("userAction", decision.NeedsUserAction);
        writer.WriteString("decidedAt", TimeText.Format(decision.DecidedAt));
        writer.WriteString("validUntil", TimeText.Format(decision.ValidUntil));
        writer.WriteBoolean("existing", decision.IsExisting);
        writer.WriteBoolean("recorded", decision.IsRecorded);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Reason reason)
    {
        writer.WriteStartObject();
        writer.WriteString("code", reason.Code);
        writer.WriteString("check", reason.Check);
        writer.WriteString("outcome", reason.Outcome.ToName());
        writer.WriteString("text", reason.Text);
        writer.WriteString("measure", reason.Measure);
        writer.WriteString("operand", reason.Operand);
        writer.WriteString("threshold", reason.Threshold);
        writer.WriteString("because", reason.Justification);
        writer.WriteString("customerText", reason.CustomerText);
        writer.WriteBoolean("retryable", reason.IsTransient);
        writer.WriteBoolean("userAction", reason.NeedsUserAction);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, CheckEvaluation check)
    {
        writer.WriteStartObject();
        writer.WriteString("id", check.Check);
        writer.WriteString("answer", check.Answer);
        writer.WriteString("measure", check.Measure);
        writer.WriteString("operand", check.Operand);
        writer.WriteString("threshold", check.Threshold);
        writer.WriteString("changesAt", check.ChangesAt);
        writer.WriteString("margin", check.Margin);
        writer.WriteString("cause", check.Cause);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RuleSetIdentity ruleSet)
    {
        writer.WriteStartObject("ruleSet");
        writer.WriteString("name", ruleSet.Name);
        writer.WriteString("version", ruleSet.Version);
        writer.WriteString("sha256", ruleSet.Sha256);
        writer.WriteEndObject();
    }

    // Only a host that sets a challenger has the member.
    private static void WriteChallenger(Utf8JsonWriter writer, ChallengerVerdict? challenger)
    {
        if (challenger is null)
        {
            return;
        }

        writer.WriteStartObject("challenger");
        writer.WriteString("outcome", challenger.Outcome.ToName());
        writer.WriteStartArray("reasons");
        foreach (var code in challenger.Reasons)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
        Write(writer, challenger.RuleSet);
        writer.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter writer, IReadOnlyList<CheckEvaluation>? checks)
    {
        if (checks is null)
        {
            writer.WriteNull("checks");
            return;
        }

        writer.WriteStartArray("checks");
        foreach (var check in checks)
        {
            Write(writer, check);
        }

        writer.WriteEndArray();
    }

    private static void WriteBalance(Utf8JsonWriter writer, AccountBalance? balance)
    {
        if (balance is null)
        {
            writer.WriteNull("balance");
            return;
        }

        writer.WriteStartObject("balance");
        writer.WriteString("account", balance.AccountId);
        writer.WriteString("kind", balance.Kind?.Name);
        writer.WriteString("type", balance.ProviderType);
        writer.WriteString("subtype", balance.ProviderSubtype);
        writer.WriteString("available", AmountText.Format(balance.Available, balance.Currency));
        writer.WriteString("current", AmountText.Format(balance.Current, balance.Currency));
        writer.WriteString("limit", AmountText.Format(balance.Limit, balance.Currency));
        writer.WriteString(
            "isoCurrency", (balance.Currency as BalanceCurrency.Iso)?.Code ?? (balance.Currency as BalanceCurrency.Contradictory)?.IsoCode);
        writer.WriteString(
            "unofficialCurrency",
            (balance.Currency as BalanceCurrency.Unofficial)?.Code ?? (balance.Currency as BalanceCurrency.Contradictory)?.UnofficialCode);
        writer.WriteString("verification", AccountVerifications.NameOf(balance.Verification));
        writer.WriteString("providerVerification", balance.ProviderVerification);
        writer.WriteString("source", balance.Freshness.ToName());
        writer.WriteString("asOf", balance.AsOf is { } asOf ? TimeText.Format(asOf) : balance.AsOfUnreadable);
        writer.WriteString("requestedAt", TimeText.Format(balance.RequestedAt));
        writer.WriteString("retrievedAt", TimeText.Format(balance.RetrievedAt));
        writer.WriteString("requestId", balance.ProviderRequestId);
        writer.WriteEndObject();
    }
}
