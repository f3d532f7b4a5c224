using FundsCheck.Storage;


namespace FundsCheck.Records.Format;

/// <summary>Writes and reads the reading of a balance. A reader of the line derives the facts of the balance from it.</summary>
/// <remarks>
/// INVARIANT: the line records the failure category, the account's kind and its verification as the adapter of the source classified them.
/// A reader never classifies a provider's text again, since a later adapter may classify it otherwise.
/// </remarks>
internal static class ReadingLine
{
    public static void Write(JsonLine line, DecisionRecord record)
    {
        WriteOne(line, record.Reading, record.Debit);
        if (record.Reading.Other is { } other)
        {
            line.Open("otherReading");
            WriteOne(line, other, record.Debit);
            line.Close();
        }
    }

    private static void WriteOne(JsonLine line, BalanceReading reading, Debit debit)
    {
        switch (reading)
        {
            case BalanceReading.Succeeded read:
                WriteBalance(line, read.Balance, debit.SourceAccountId);
                break;
            case BalanceReading.Failed { Failure: var failure }:
                BalanceFailureLine.Write(line, failure);
                break;
            default:
                line.Flag("notRequested", value: true);
                break;
        }
    }

    public static BalanceReading Read(
        ref LineReader reader, Debit debit, DateTimeOffset decidedAt, ClockBounds? bounds, out BalanceFacts? facts)
    {
        var reading = ReadOne(ref reader, debit);
        facts = reading is BalanceReading.Succeeded { Balance: var balance }
            ? DebitFacts.Classify(balance, debit.Amount.Currency, decidedAt, bounds)
            : null;
        if (!reader.TryOpen("otherReading"u8))
        {
            return reading;
        }

        var other = ReadOne(ref reader, debit);
        reader.Close();
        return reading with { Other = other };
    }

    private static BalanceReading ReadOne(ref LineReader reader, Debit debit)
    {
        if (reader.TryOpen("balance"u8))
        {
            return new BalanceReading.Succeeded(ReadBalance(ref reader, debit.SourceAccountId));
        }

        if (BalanceFailureLine.ReadOrNull(ref reader) is { } failure)
        {
            return new BalanceReading.Failed(failure);
        }

        return reader.Flag("notRequested"u8) ? new BalanceReading.NotRequested() : throw reader.Wrong("balance"u8);
    }

    private static void WriteBalance(JsonLine line, AccountBalance balance, string accountId)
    {
        line.Open("balance").RequiredUnless("accountId", balance.AccountId, accountId);
        WriteAmounts(line, balance);
        WriteKind(line, balance);
        WriteVerification(line, balance);
        line.Text("holder", balance.Holder == AccountHolder.Unknown ? null : LineWords.Of(balance.Holder));
        line.Text("institutionId", balance.InstitutionId).Text("persistentAccountId", balance.PersistentAccountId);
        line.Text("freshness", balance.Freshness == BalanceFreshness.RealTime ? null : LineWords.Of(balance.Freshness));
        line.Time("asOf", balance.AsOf).Text("asOfText", balance.AsOfUnreadable).Time("requestedAt", balance.RequestedAt);
        line.SecondsUnless("retrievalSeconds", balance.RetrievedAt - balance.RequestedAt, TimeSpan.Zero)
            .Text("requestId", balance.ProviderRequestId).Close();
    }

    private static AccountBalance ReadBalance(ref LineReader reader, string accountId)
    {
        var id = reader.TextOr("accountId"u8, accountId);
        var (available, current, limit, currency) = ReadAmounts(ref reader);
        var kind = ReadKind(ref reader);
        var (type, subtype) = kind is null ? (reader.TextOrNull("type"u8), reader.TextOrNull("subtype"u8)) : (null, null);
        var verification = ReadVerification(ref reader);
        var verificationText = verification == AccountVerification.Unknown ? reader.TextOrNull("verificationText"u8) : null;
        var holder = reader.TextOrNull("holder"u8) is { } word ? LineWords.Holder(word, AccountHolder.Unknown) : AccountHolder.Unknown;
        var (institution, persistent) = (reader.TextOrNull("institutionId"u8), reader.TextOrNull("persistentAccountId"u8));
        var freshness = reader.TextOrNull("freshness"u8) is { } stated
            ? LineWords.Freshness(stated, BalanceFreshness.RealTime)
            : BalanceFreshness.RealTime;
        var (asOf, asOfText, requestedAt) = (reader.TimeOrNull("asOf"u8), reader.TextOrNull("asOfText"u8), reader.Time("requestedAt"u8));
        var balance = new AccountBalance
        {
            AccountId = id,
            Kind = kind,
            ProviderType = type,
            ProviderSubtype = subtype,
            InstitutionId = institution,
            Holder = holder,
            Available = available,
            Current = current,
            Limit = limit,
            Currency = currency,
            Verification = verification,
            ProviderVerification = verificationText,
            PersistentAccountId = persistent,
            Freshness = freshness,
            AsOf = asOf,
            AsOfUnreadable = asOfText,
            RequestedAt = requestedAt,
            RetrievedAt = requestedAt + reader.SecondsOr("retrievalSeconds"u8, TimeSpan.Zero),
            ProviderRequestId = reader.TextOrNull("requestId"u8),
        };
        reader.Close();
        return balance;
    }

    // Amounts in a currency of ISO 4217 are money. Other amounts are bare numbers, followed by the codes of the source.
    private static void WriteAmounts(JsonLine line, AccountBalance balance)
    {
        var (iso, unofficial) = CodesOf(balance.Currency);
        if (balance.Currency is BalanceCurrency.Iso && Currency.TryGet(iso, out var currency))
        {
            line.Money("available", InCurrency(balance.Available)).Money("current", InCurrency(balance.Current))
                .Money("limit", InCurrency(balance.Limit));
            line.Text("isoCurrency", balance is { Available: null, Current: null, Limit: null } ? iso : null);
            return;
        }

        line.Decimal("available", balance.Available).Decimal("current", balance.Current).Decimal("limit", balance.Limit);
        line.Text("isoCurrency", iso).Text("unofficialCurrency", unofficial);

        Money? InCurrency(decimal? amount) => amount is { } stated ? new Money(stated, currency) : null;
    }

    private static (decimal? Available, decimal? Current, decimal? Limit, BalanceCurrency Currency) ReadAmounts(ref LineReader reader)
    {
        var amounts = default(LineAmounts);
        var (available, current, limit) = (
            amounts.Read(ref reader, "available"u8), amounts.Read(ref reader, "current"u8), amounts.Read(ref reader, "limit"u8));
        if (amounts.Currency is { } currency)
        {
            return (available, current, limit, new BalanceCurrency.Iso(currency.Code));
        }

        var (iso, unofficial) = (reader.TextOrNull("isoCurrency"u8), reader.TextOrNull("unofficialCurrency"u8));
        var areBareMoney = amounts.AreBare && unofficial is null && Currency.TryGet(iso, out _);
        return areBareMoney ? throw reader.Wrong("money"u8) : (available, current, limit, BalanceCurrency.From(iso, unofficial));
    }

    private static (string? Iso, string? Unofficial) CodesOf(BalanceCurrency currency) => currency switch
    {
        BalanceCurrency.Iso iso => (iso.Code, null),
        BalanceCurrency.Unofficial unofficial => (null, unofficial.Code),
        BalanceCurrency.Contradictory both => (both.IsoCode, both.UnofficialCode),
        _ => (null, null),
    };

    // A line has the provider's words only for an account of no known kind.
    private static void WriteKind(JsonLine line, AccountBalance balance)
    {
        if (balance.Kind is not { } kind)
        {
            line.Text("type", balance.ProviderType).Text("subtype", balance.ProviderSubtype);
            return;
        }

        line.Required("kind", kind.Name).Text("family", kind.Family == AccountFamily.Depository ? null : LineWords.Of(kind.Family));
        if (balance is not { ProviderType: null, ProviderSubtype: null })
        {
            throw new UnwritableLineException("the kind of the account is known, and the provider's type or subtype is stated beside it");
        }
    }

    private static AccountKind? ReadKind(ref LineReader reader)
    {
        if (reader.TextOrNull("kind"u8) is not { } name)
        {
            return null;
        }

        var family = reader.TextOrNull("family"u8) is { } word
            ? LineWords.Family(word, AccountFamily.Depository)
            : AccountFamily.Depository;
        return AccountKinds.Find(name) is { } listed && listed.Family == family ? listed : new AccountKind(name, family);
    }

    private static void WriteVerification(JsonLine line, AccountBalance balance)
    {
        line.Text("verification", balance.Verification == AccountVerification.None ? null : LineWords.Of(balance.Verification));
        line.Text("verificationText", balance.ProviderVerification);
        if (balance.Verification != AccountVerification.Unknown && balance.ProviderVerification is not null)
        {
            throw new UnwritableLineException("the verification is known, and the provider's status is stated beside it");
        }
    }

    private static AccountVerification ReadVerification(ref LineReader reader) =>
        reader.TextOrNull("verification"u8) is { } word ? LineWords.Verification(word, AccountVerification.None) : AccountVerification.None;
}
