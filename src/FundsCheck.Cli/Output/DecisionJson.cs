using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FundsCheck.Cli.Output;

/// <summary>A decision as one line of JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
internal static class DecisionJson
{
    /// <summary>Escapes only the characters that JSON requires to be escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FundsDecision decision)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            Write(writer, decision);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, FundsDecision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("id", decision.DebitId);
        writer.WriteString("amount", decision.Record.Debit.Amount.ToString());
        writer.WriteNumber("revision", decision.Record.Revision);
        writer.WriteString("outcome", decision.Outcome.ToName());
        writer.WriteString("state", decision.State.ToName());
        writer.WriteBoolean("approved", decision.Approval is not null);
        writer.WriteStartArray("reasons");
        foreach (var reason in decision.Reasons)
        {
            Write(writer, reason);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("ruleSet");
        writer.WriteString("name", decision.RuleSet.Name);
        writer.WriteString("version", decision.RuleSet.Version);
        writer.WriteString("sha256", decision.RuleSet.Sha256);
        writer.WriteEndObject();
        WriteBalance(writer, decision.Balance);
        writer.WriteString("held", decision.Record.Holds.NotYetPosted.ToString());
        writer.WriteString("heldPossible", decision.Record.Holds.PossiblyPosted.ToString());
        WriteOptional(writer, "maxAcceptableAmount", decision.MaxAcceptableAmount?.ToString());
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
        WriteOptional(writer, "operand", reason.Operand);
        WriteOptional(writer, "threshold", reason.Threshold);
        WriteOptional(writer, "because", reason.Justification);
        writer.WriteEndObject();
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
        WriteOptional(writer, "kind", balance.Kind?.Name);
        WriteOptional(writer, "type", balance.ProviderType);
        WriteOptional(writer, "subtype", balance.ProviderSubtype);
        WriteOptional(writer, "available", AmountText.Format(balance.Available, balance.Currency));
        WriteOptional(writer, "current", AmountText.Format(balance.Current, balance.Currency));
        WriteOptional(writer, "limit", AmountText.Format(balance.Limit, balance.Currency));
        WriteOptional(
            writer, "isoCurrency",
            (balance.Currency as BalanceCurrency.Iso)?.Code ?? (balance.Currency as BalanceCurrency.Contradictory)?.IsoCode);
        WriteOptional(
            writer, "unofficialCurrency",
            (balance.Currency as BalanceCurrency.Unofficial)?.Code ?? (balance.Currency as BalanceCurrency.Contradictory)?.UnofficialCode);
        writer.WriteString("verification", AccountVerifications.NameOf(balance.Verification));
        WriteOptional(writer, "providerVerification", balance.ProviderVerification);
        writer.WriteString("source", balance.Freshness.ToName());
        WriteOptional(writer, "asOf", balance.AsOf is { } asOf ? TimeText.Format(asOf) : balance.AsOfUnreadable);
        writer.WriteString("requestedAt", TimeText.Format(balance.RequestedAt));
        WriteOptional(writer, "requestId", balance.ProviderRequestId);
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }
}
