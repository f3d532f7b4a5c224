using System.Collections.Frozen;
using FundsCheck.Balances;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions.Log;

/// <summary>Reads a decision back from its line: the same record, part for part.</summary>
internal static class DecisionReader
{
    /// <summary>A balance that was read when the debit was decided, and is not read back.</summary>
    public static readonly BalanceReading Unseen = new BalanceReading.Read(new AccountBalance
    {
        AccountId = string.Empty,
        Currency = new BalanceCurrency.Missing(),
        Source = BalanceSourceKind.Supplied,
        RequestedAt = default,
        RetrievedAt = default,
    });

    /// <param name="reader">After the member's name.</param>
    /// <param name="ruleSets">The rule sets that the log told before, by hash.</param>
    /// <param name="hasBalance">False for <see cref="Unseen"/> in place of a balance.</param>
    /// <exception cref="FormatException">The line is no decision as they are written.</exception>
    public static DecisionRecord Read(ref LineReader reader, IReadOnlyDictionary<string, RuleSetIdentity> ruleSets, bool hasBalance)
    {
        reader.OpenValue();
        var id = reader.Text("id"u8);
        var revision = checked((int)reader.Number("revision"u8));
        var (decidedAt, validUntil) = (reader.Time("decidedAt"u8), reader.Time("validUntil"u8));
        var debit = ReadDebit(ref reader, id);
        var reading = ReadReading(ref reader, hasBalance);
        var (balance, host) = ReadFacts(ref reader);
        var holds = ReadHolds(ref reader, debit.Amount.Currency);
        var (bounds, isRetryUnverified) = (ReadBounds(ref reader), reader.Flag("retryUnverified"u8));
        var hash = reader.Text("ruleSet"u8);
        var verdict = VerdictReader.Read(ref reader);
        var hold = ReadHold(ref reader, debit.Amount);
        var superseded = ReadSuperseded(ref reader);
        var delay = reader.Next("postingDelaySeconds"u8) ? TimeSpan.FromSeconds(reader.TakeNumber()) : HoldOptions.DefaultDelayOf(debit);
        reader.Close();
        return new DecisionRecord
        {
            Debit = debit,
            Revision = revision,
            Reading = reading,
            Facts = FactsOfDebit.Of(debit, reading, holds, balance, host, !isRetryUnverified),
            Holds = holds,
            RuleSet = ruleSets.TryGetValue(hash, out var ruleSet)
                ? ruleSet
                : throw new FormatException($"no line before tells the rule set {hash}"),
            Verdict = verdict,
            Hold = hold,
            Superseded = superseded,
            PostingDelay = delay,
            IsRetryVerified = !isRetryUnverified,
            Bounds = bounds,
            DecidedAt = decidedAt,
            ValidUntil = validUntil,
        };
    }

    private static RecordedDebit ReadDebit(ref LineReader reader, string id)
    {
        reader.Open("debit"u8);
        var debit = new RecordedDebit
        {
            Id = id,
            AccountKey = reader.Text("account"u8),
            SourceAccountId = reader.Text("source"u8),
            Amount = reader.Money("amount"u8),
            EntryClass = reader.Text("class"u8),
            SameDay = reader.Flag("sameDay"u8),
            EffectiveDate = reader.DayOrNull("effectiveDate"u8),
            Policy = reader.TextOrNull("policy"u8),
            Attempt = checked((int)reader.Number("attempt"u8)),
            LastReturn = reader.TextOrNull("lastReturn"u8),
            RetryOf = reader.TextOrNull("retryOf"u8),
            FirstSentOn = reader.DayOrNull("firstSentOn"u8),
            Facts = ReadHostFacts(ref reader),
        };
        reader.Close();
        return debit;
    }

    private static FrozenDictionary<string, HostFact> ReadHostFacts(ref LineReader reader)
    {
        if (!reader.TryOpen("facts"u8))
        {
            return FrozenDictionary<string, HostFact>.Empty;
        }

        var facts = new Dictionary<string, HostFact>(StringComparer.Ordinal);
        while (reader.NextName() is { } name)
        {
            reader.OpenValue();
            facts.Add(name, new HostFact(LineWords.HostKind(reader.Text("kind"u8)), reader.Text("text"u8)));
            reader.Close();
        }

        reader.Close();
        return facts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static BalanceReading ReadReading(ref LineReader reader, bool hasBalance)
    {
        if (reader.Flag("notNeeded"u8))
        {
            return new BalanceReading.NotNeeded();
        }

        if (reader.TryOpen("unread"u8))
        {
            var unread = new BalanceReading.Unread(reader.Text("code"u8), reader.TextOrNull("provider"u8), reader.TextOrNull("request"u8));
            reader.Close();
            return unread;
        }

        if (!hasBalance && reader.TrySkip("balance"u8, "},\"facts\":{"u8))
        {
            return Unseen;
        }

        reader.Open("balance"u8);
        var balance = ReadBalance(ref reader);
        reader.Close();
        return new BalanceReading.Read(balance);
    }

    private static AccountBalance ReadBalance(ref LineReader reader) => new()
    {
        AccountId = reader.Text("account"u8),
        Type = reader.TextOrNull("type"u8),
        Subtype = reader.TextOrNull("subtype"u8),
        InstitutionId = reader.TextOrNull("institution"u8),
        Holder = LineWords.Holder(reader.TextOrNull("holder"u8) ?? "unknown"),
        Available = reader.DecimalOrNull("available"u8),
        Current = reader.DecimalOrNull("current"u8),
        Limit = reader.DecimalOrNull("limit"u8),
        Currency = BalanceCurrency.From(reader.TextOrNull("currency"u8), reader.TextOrNull("unofficial"u8)),
        VerificationStatus = reader.TextOrNull("verification"u8),
        PersistentAccountId = reader.TextOrNull("persistent"u8),
        Source = LineWords.Source(reader.Text("source"u8)),
        AsOf = reader.TimeOrNull("asOf"u8),
        AsOfUnreadable = reader.TextOrNull("asOfUnreadable"u8),
        RequestedAt = reader.Time("requestedAt"u8),
        RetrievedAt = reader.Time("retrievedAt"u8),
        ProviderRequestId = reader.TextOrNull("request"u8),
    };

    private static (BalanceFacts? Balance, IReadOnlyList<HostFactValue> Host) ReadFacts(ref LineReader reader)
    {
        reader.Open("facts"u8);
        var available = reader.Next("available"u8) ? FactReader.Decimal(ref reader) : default;
        var current = reader.Next("current"u8) ? FactReader.Decimal(ref reader) : default;
        var limit = reader.Next("limit"u8) ? FactReader.Decimal(ref reader) : default;
        var balance = reader.TextOrNull("currency"u8) is not { } currency ? null : new BalanceFacts
        {
            Available = available,
            Current = current,
            Limit = limit,
            Currency = currency,
            Kind = FactReader.Kind(ref reader),
            Verification = reader.Next("verification"u8) ? FactReader.Text(ref reader) : default,
            Source = reader.Text("source"u8),
            Age = reader.Next("age"u8) ? FactReader.Ticks(ref reader) : default,
        };
        var host = ReadHostValues(ref reader);
        reader.Close();
        return (balance, host);
    }

    private static HostFactValue[] ReadHostValues(ref LineReader reader)
    {
        if (!reader.TryOpenList("host"u8))
        {
            return [];
        }

        var host = new List<HostFactValue>();
        while (reader.NextObject())
        {
            host.Add(new HostFactValue(
                reader.Text("name"u8), reader.Text("type"u8), reader.Next("value"u8) ? FactReader.Text(ref reader) : default));
            reader.Close();
        }

        return [.. host];
    }

    private static Holds ReadHolds(ref LineReader reader, Currency currency)
    {
        reader.Open("holds"u8);
        var (certain, possible, count) = (
            reader.Decimal("certain"u8), reader.Decimal("possible"u8), checked((int)reader.Number("count"u8)));
        var ids = reader.Texts("debits"u8);
        reader.Close();
        return new Holds(new Money(certain, currency), new Money(possible, currency), ids, count);
    }

    private static Hold? ReadHold(ref LineReader reader, Money amount)
    {
        if (!reader.TryOpen("hold"u8))
        {
            return null;
        }

        var hold = new Hold(amount, reader.Time("presentedFrom"u8), reader.Time("expiresAt"u8));
        reader.Close();
        return hold;
    }

    private static ClockBounds? ReadBounds(ref LineReader reader)
    {
        if (!reader.TryOpen("clock"u8))
        {
            return null;
        }

        var bounds = new ClockBounds(reader.Time("earliest"u8), reader.Time("latest"u8));
        reader.Close();
        return bounds;
    }

    private static SupersededAccept? ReadSuperseded(ref LineReader reader)
    {
        if (!reader.TryOpen("superseded"u8))
        {
            return null;
        }

        var superseded = new SupersededAccept(
            checked((int)reader.Number("revision"u8)), reader.Time("acceptedFrom"u8), reader.Time("expiresAt"u8));
        reader.Close();
        return superseded;
    }
}
