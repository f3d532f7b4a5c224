using FundsCheck.Balances;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions.Log;

/// <summary>Writes a decision as canonical JSON: same record, same bytes. What has its usual value is left out.</summary>
internal static class DecisionLine
{
    public static void Write(JsonLine line, DecisionRecord record)
    {
        line.Open("decision").Required("id", record.Debit.Id).Number("revision", record.Revision);
        line.Time("decidedAt", record.DecidedAt).Time("validUntil", record.ValidUntil);
        WriteDebit(line, record.Debit);
        WriteReading(line, record.Reading);
        WriteFacts(line, record.Facts);
        WriteHolds(line, record.Holds);
        if (record.Bounds is { } bounds)
        {
            line.Open("clock").Time("earliest", bounds.Earliest).Time("latest", bounds.Latest).Close();
        }

        line.Flag("retryUnverified", !record.IsRetryVerified);
        line.Required("ruleSet", record.RuleSet.Sha256);
        WriteVerdict(line, record.Verdict);
        WriteHold(line, record);
        line.Close();
    }

    private static void WriteHold(JsonLine line, DecisionRecord record)
    {
        if (record.Hold is { } hold)
        {
            line.Open("hold").Time("presentedFrom", hold.PresentedFrom).Time("expiresAt", hold.ExpiresAt).Close();
        }

        if (record.Superseded is { } superseded)
        {
            line.Open("superseded").Number("revision", superseded.Revision).Time("acceptedFrom", superseded.AcceptedFrom)
                .Time("expiresAt", superseded.ExpiresAt).Close();
        }

        if (record.PostingDelay != HoldOptions.DefaultDelayOf(record.Debit))
        {
            line.Number("postingDelaySeconds", record.PostingDelay.Ticks / TimeSpan.TicksPerSecond);
        }
    }

    private static void WriteDebit(JsonLine line, RecordedDebit debit)
    {
        line.Open("debit").Required("account", debit.AccountKey).Required("source", debit.SourceAccountId).Money("amount", debit.Amount)
            .Required("class", debit.EntryClass);
        line.Flag("sameDay", debit.SameDay).Day("effectiveDate", debit.EffectiveDate).Text("policy", debit.Policy)
            .Number("attempt", debit.Attempt);
        line.Text("lastReturn", debit.LastReturn).Text("retryOf", debit.RetryOf).Day("firstSentOn", debit.FirstSentOn);
        if (debit.Facts.Count > 0)
        {
            line.Open("facts");
            foreach (var (name, fact) in debit.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            {
                line.OpenNamed(name).Text("kind", LineWords.Of(fact.Kind)).Required("text", fact.Text).Close();
            }

            line.Close();
        }

        line.Close();
    }

    private static void WriteReading(JsonLine line, BalanceReading reading)
    {
        switch (reading)
        {
            case BalanceReading.Read read:
                WriteBalance(line, read.Balance);
                break;
            case BalanceReading.Unread unread:
                line.Open("unread").Required("code", unread.Code).Text("provider", unread.ProviderCode)
                    .Text("request", unread.ProviderRequestId).Close();
                break;
            default:
                line.Flag("notNeeded", value: true);
                break;
        }
    }

    private static void WriteBalance(JsonLine line, AccountBalance balance)
    {
        line.Open("balance").Required("account", balance.AccountId).Text("type", balance.Type).Text("subtype", balance.Subtype)
            .Text("institution", balance.InstitutionId);
        line.Text("holder", balance.Holder == AccountHolder.Unknown ? null : LineWords.Of(balance.Holder));
        line.Decimal("available", balance.Available).Decimal("current", balance.Current).Decimal("limit", balance.Limit);
        var (iso, unofficial) = CodesOf(balance.Currency);
        line.Text("currency", iso).Text("unofficial", unofficial).Text("verification", balance.VerificationStatus)
            .Text("persistent", balance.PersistentAccountId);
        line.Text("source", LineWords.Of(balance.Source)).Time("asOf", balance.AsOf).Text("asOfUnreadable", balance.AsOfUnreadable);
        line.Time("requestedAt", balance.RequestedAt).Time("retrievedAt", balance.RetrievedAt).Text("request", balance.ProviderRequestId)
            .Close();
    }

    private static (string? Iso, string? Unofficial) CodesOf(BalanceCurrency currency) => currency switch
    {
        BalanceCurrency.Iso iso => (iso.Code, null),
        BalanceCurrency.Unofficial unofficial => (null, unofficial.Code),
        BalanceCurrency.Contradictory both => (both.IsoCode, both.UnofficialCode),
        _ => (null, null),
    };

    private static void WriteFacts(JsonLine line, DecisionFacts facts)
    {
        line.Open("facts");
        if (facts.Balance is { } balance)
        {
            WriteFact(line, "available", balance.Available, static (line, name, value) => line.Decimal(name, value));
            WriteFact(line, "current", balance.Current, static (line, name, value) => line.Decimal(name, value));
            WriteFact(line, "limit", balance.Limit, static (line, name, value) => line.Decimal(name, value));
            line.Required("currency", balance.Currency);
            WriteFact(line, "kind", balance.Kind, static (line, name, value) => line.Text(name, value.Name));
            line.Text("family", balance.Kind.IsKnown ? LineWords.Of(balance.Kind.Value.Family) : null);
            WriteFact(line, "verification", balance.Verification, static (line, name, value) => line.Text(name, value));
            line.Required("source", balance.Source);
            WriteFact(line, "age", balance.Age, static (line, name, value) => line.Number(name, value.Ticks));
        }

        if (facts.Host.Count > 0)
        {
            line.OpenList("host");
            foreach (var fact in facts.Host)
            {
                line.Open().Required("name", fact.Name).Required("type", fact.Type);
                WriteFact(line, "value", fact.Value, static (line, name, value) => line.Text(name, value));
                line.Close();
            }

            line.CloseList();
        }

        line.Close();
    }

    /// <summary>A known fact is its value; one that is only not stated is left out; any other says why it is unknown.</summary>
    private static void WriteFact<T>(JsonLine line, string name, Fact<T> fact, Action<JsonLine, string, T> write)
        where T : notnull
    {
        if (fact.IsKnown)
        {
            write(line, name, fact.Value);
        }
        else if (fact.Cause != UnknownCause.NotStated || fact.Text is not null)
        {
            line.Open(name).Text("unknown", fact.Cause.ToString()).Text("text", fact.Text).Close();
        }
    }

    private static void WriteHolds(JsonLine line, Holds holds)
    {
        line.Open("holds").Decimal("certain", holds.Certain.Amount).Decimal("possible", holds.Possible.Amount).Number("count", holds.Count);
        if (holds.DebitIds.Count > 0)
        {
            line.OpenList("debits");
            foreach (var id in holds.DebitIds)
            {
                line.Item(id);
            }

            line.CloseList();
        }

        line.Close();
    }

    private static void WriteVerdict(JsonLine line, Verdict verdict)
    {
        line.Text("outcome", verdict.Outcome.ToName());
        if (verdict.Reasons.Count > 0)
        {
            line.OpenList("reasons");
            foreach (var reason in verdict.Reasons)
            {
                line.Open().Required("code", reason.Code).Required("check", reason.Check).Text("outcome", reason.Outcome.ToName())
                    .Required("measure", reason.Measure);
                line.Text("operand", reason.Operand).Text("threshold", reason.Threshold).Text("because", reason.Because);
                line.Flag("retryable", reason.Retryable).Flag("userAction", reason.UserAction).Required("text", reason.Text)
                    .Required("customerText", reason.CustomerText).Close();
            }

            line.CloseList();
        }

        line.Money("wouldAccept", verdict.WouldAccept);
        if (verdict.NotEvaluated.Count > 0)
        {
            line.OpenList("notEvaluated");
            foreach (var check in verdict.NotEvaluated)
            {
                line.Item(check);
            }

            line.CloseList();
        }
    }
}
