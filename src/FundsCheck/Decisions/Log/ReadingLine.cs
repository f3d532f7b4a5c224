using FundsCheck.Balances;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Writes what reading a balance gave, with the account's kind and verification as they were classified, and reads it back. All other facts of a balance
/// follow from it, and are derived when the line is read.
/// </summary>
/// <remarks>INVARIANT: kind and verification are never classified anew from a provider's text, as a later version may list more of these texts.</remarks>
internal static class ReadingLine
{
    public static void Write(JsonLine line, DecisionRecord record)
    {
        switch (record.Reading)
        {
            case BalanceReading.Read read:
                var facts = record.Facts.Balance ?? throw new UnwritableLineException("a balance was read, and its facts are missing");
                WriteBalance(line, read.Balance, facts, record.Debit.SourceAccountId);
                break;
            case BalanceReading.Unread unread:
                line.Open("failure").Required("code", unread.Code).Text("providerCode", unread.ProviderCode).Text("requestId", unread.ProviderRequestId).Close();
                break;
            default:
                line.Flag("notRequested", value: true);
                break;
        }
    }

    public static BalanceReading Read(ref LineReader reader, RecordedDebit debit, DateTimeOffset decidedAt, out BalanceFacts? facts)
    {
        facts = null;
        if (reader.TryOpen("balance"u8))
        {
            var balance = ReadBalance(ref reader, debit.SourceAccountId, out var kind, out var verification);
            facts = FactsClassifier.OfBalance(balance, debit.Amount.Currency, decidedAt, kind, verification);
            return new BalanceReading.Read(balance);
        }

        if (!reader.TryOpen("failure"u8))
        {
            return reader.Flag("notRequested"u8) ? new BalanceReading.NotNeeded() : throw reader.Wrong("balance"u8);
        }

        var unread = new BalanceReading.Unread(reader.Text("code"u8), reader.TextOrNull("providerCode"u8), reader.TextOrNull("requestId"u8));
        reader.Close();
        return unread;
    }

    private static void WriteBalance(JsonLine line, AccountBalance balance, BalanceFacts facts, string accountId)
    {
        line.Open("balance").RequiredUnless("accountId", balance.AccountId, accountId);
        WriteAmounts(line, balance);
        WriteKind(line, balance, facts.Kind);
        WriteVerification(line, balance.VerificationStatus, facts.Verification);
        line.Text("holder", balance.Holder == AccountHolder.Unknown ? null : LineWords.Of(balance.Holder));
        line.Text("institutionId", balance.InstitutionId).Text("persistentAccountId", balance.PersistentAccountId);
        line.Text("freshness", balance.Source == BalanceSourceKind.RealTime ? null : LineWords.Of(balance.Source));
        line.Time("asOf", balance.AsOf).Text("asOfText", balance.AsOfUnreadable).Time("requestedAt", balance.RequestedAt);
        line.SecondsUnless("retrievalSeconds", balance.RetrievedAt - balance.RequestedAt, TimeSpan.Zero).Text("requestId", balance.ProviderRequestId).Close();
    }

    private static AccountBalance ReadBalance(ref LineReader reader, string accountId, out Fact<AccountKind> kind, out Fact<string> verification)
    {
        var id = reader.TextOr("accountId"u8, accountId);
        var (available, current, limit, currency) = ReadAmounts(ref reader);
        var (type, subtype) = ReadKind(ref reader, out kind);
        var status = ReadVerification(ref reader, out verification);
        var holder = reader.TextOrNull("holder"u8) is { } word ? LineWords.Holder(word, AccountHolder.Unknown) : AccountHolder.Unknown;
        var (institution, persistent) = (reader.TextOrNull("institutionId"u8), reader.TextOrNull("persistentAccountId"u8));
        var source = reader.TextOrNull("freshness"u8) is { } freshness ? LineWords.Source(freshness, BalanceSourceKind.RealTime) : BalanceSourceKind.RealTime;
        var (asOf, asOfText, requestedAt) = (reader.TimeOrNull("asOf"u8), reader.TextOrNull("asOfText"u8), reader.Time("requestedAt"u8));
        var balance = new AccountBalance
        {
            AccountId = id,
            Type = type,
            Subtype = subtype,
            InstitutionId = institution,
            Holder = holder,
            Available = available,
            Current = current,
            Limit = limit,
            Currency = currency,
            VerificationStatus = status,
            PersistentAccountId = persistent,
            Source = source,
            AsOf = asOf,
            AsOfUnreadable = asOfText,
            RequestedAt = requestedAt,
            RetrievedAt = requestedAt + reader.SecondsOr("retrievalSeconds"u8, TimeSpan.Zero),
            ProviderRequestId = reader.TextOrNull("requestId"u8),
        };
        reader.Close();
        return balance;
    }

    // Amounts in a currency of ISO 4217 are money. Other amounts are bare numbers, and the codes that the source states stand behind them.
    private static void WriteAmounts(JsonLine line, AccountBalance balance)
    {
        var (iso, unofficial) = CodesOf(balance.Currency);
        if (balance.Currency is BalanceCurrency.Iso && Currency.TryOf(iso, out var currency))
        {
            line.Money("available", InCurrency(balance.Available)).Money("current", InCurrency(balance.Current)).Money("limit", InCurrency(balance.Limit));
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
        var (available, current, limit) = (amounts.Read(ref reader, "available"u8), amounts.Read(ref reader, "current"u8), amounts.Read(ref reader, "limit"u8));
        if (amounts.Currency is { } currency)
        {
            return (available, current, limit, new BalanceCurrency.Iso(currency.Code));
        }

        var (iso, unofficial) = (reader.TextOrNull("isoCurrency"u8), reader.TextOrNull("unofficialCurrency"u8));
        var areBareMoney = amounts.AreBare && unofficial is null && Currency.TryOf(iso, out _);
        return areBareMoney ? throw reader.Wrong("money"u8) : (available, current, limit, BalanceCurrency.From(iso, unofficial));
    }

    private static (string? Iso, string? Unofficial) CodesOf(BalanceCurrency currency) => currency switch
    {
        BalanceCurrency.Iso iso => (iso.Code, null),
        BalanceCurrency.Unofficial unofficial => (null, unofficial.Code),
        BalanceCurrency.Contradictory both => (both.IsoCode, both.UnofficialCode),
        _ => (null, null),
    };

    // The provider's type and subtype are left out where they are the words of the family and the kind.
    private static void WriteKind(JsonLine line, AccountBalance balance, Fact<AccountKind> kind)
    {
        if (!kind.IsKnown)
        {
            line.Text("type", balance.Type).Text("subtype", balance.Subtype);
            return;
        }

        var (name, family) = (kind.Value.Name, LineWords.Of(kind.Value.Family));
        line.Required("kind", name).Text("family", kind.Value.Family == AccountFamily.Depository ? null : family);
        if (!string.Equals(balance.Type, family, StringComparison.Ordinal) || !string.Equals(balance.Subtype, name, StringComparison.Ordinal))
        {
            line.Text("type", balance.Type).Text("subtype", balance.Subtype);
            if (balance is { Type: null, Subtype: null })
            {
                throw new UnwritableLineException("the kind of the account is known, and its type and subtype are missing");
            }
        }
    }

    private static (string? Type, string? Subtype) ReadKind(ref LineReader reader, out Fact<AccountKind> kind)
    {
        if (reader.TextOrNull("kind"u8) is not { } name)
        {
            var words = (reader.TextOrNull("type"u8), reader.TextOrNull("subtype"u8));
            kind = FactsClassifier.UnknownKind(words.Item1, words.Item2);
            return words;
        }

        var family = reader.TextOrNull("family"u8) is { } word ? LineWords.Family(word, AccountFamily.Depository) : AccountFamily.Depository;
        kind = Fact<AccountKind>.Known(AccountKinds.ByName.TryGetValue(name, out var listed) && listed.Family == family ? listed : new AccountKind(name, family));
        var (type, subtype) = (reader.TextOrNull("type"u8), reader.TextOrNull("subtype"u8));
        if (type is null && subtype is null)
        {
            return (LineWords.Of(family), name);
        }

        var areUsual = string.Equals(type, LineWords.Of(family), StringComparison.Ordinal) && string.Equals(subtype, name, StringComparison.Ordinal);
        return areUsual ? throw reader.Usual() : (type, subtype);
    }

    // A status that is known is its own word, and `none` has none.
    private static void WriteVerification(JsonLine line, string? status, Fact<string> verification)
    {
        var isOfStatus = verification.IsKnown
            ? string.Equals(verification.Value, WordOf(status), StringComparison.Ordinal) && !string.Equals(status, VerificationStatuses.None, StringComparison.Ordinal)
            : !string.IsNullOrEmpty(status);
        if (!isOfStatus)
        {
            throw new UnwritableLineException("the verification is not that of the provider's status");
        }

        line.Text(verification.IsKnown ? "verification" : "verificationText", status);
    }

    private static string? ReadVerification(ref LineReader reader, out Fact<string> verification)
    {
        var (status, unknown) = (reader.TextOrNull("verification"u8), reader.TextOrNull("verificationText"u8));
        if (string.Equals(status, VerificationStatuses.None, StringComparison.Ordinal) || unknown?.Length == 0 || (status is not null && unknown is not null))
        {
            throw reader.Wrong("one verification"u8);
        }

        verification = unknown is null ? Fact<string>.Known(WordOf(status)) : FactsClassifier.UnknownVerification(unknown);
        return status ?? unknown;
    }

    private static string WordOf(string? status) => string.IsNullOrEmpty(status) ? VerificationStatuses.None : status;
}
