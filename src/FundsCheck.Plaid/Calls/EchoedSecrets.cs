namespace FundsCheck.Plaid;

/// <summary>
/// Removes every text of a reading that repeats a credential of its call, because a server or a gateway may echo the request. A judged text
/// becomes unknown, never a value that rules accept. A word of a closed list stays: it is public, and a token may consist of such words.
/// </summary>
internal sealed class EchoedSecrets(PlaidOptions options)
{
    /// <summary>Replaces a judged text where null has another meaning.</summary>
    public const string Dropped = "(dropped)";

    private readonly CredentialTrace _clientId = new(options.ClientId ?? string.Empty);
    private readonly CredentialTrace _clientSecret = new(options.Secret?.Reveal() ?? string.Empty);

    public BalanceReading RemoveFrom(BalanceReading reading, Secret accessToken)
    {
        var token = new CredentialTrace(accessToken.Reveal());
        var kept = RemoveFrom(reading, token);
        return reading.Other is { } other ? kept with { Other = RemoveFrom(other, token) } : kept;
    }

    /// <summary>Removes every fact whose text repeats a credential: it is unknown then.</summary>
    public FactReading RemoveFrom(FactReading reading, Secret accessToken)
    {
        var token = new CredentialTrace(accessToken.Reveal());
        return reading switch
        {
            FactReading.Succeeded read => read with
            {
                Facts = read.Facts.Where(fact => Keep(fact.Value.Text, token) is not null)
                    .ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal),
                ProviderRequestId = Keep(read.ProviderRequestId, token),
            },
            FactReading.Failed failed => new FactReading.Failed(RemoveFrom(failed.Failure, token)),
            _ => reading,
        };
    }

    private BalanceReading RemoveFrom(BalanceReading reading, CredentialTrace token) => reading switch
    {
        BalanceReading.Succeeded read => new BalanceReading.Succeeded(RemoveFrom(read.Balance, token)),
        BalanceReading.Failed failed => new BalanceReading.Failed(RemoveFrom(failed.Failure, token)),
        _ => reading,
    };

    private BalanceFailure RemoveFrom(BalanceFailure failure, CredentialTrace token)
    {
        var listed = PlaidFailures.ListedCode(failure);
        return failure with
        {
            Code = Keep(failure.Code, token) ?? listed,
            ProviderRequestId = Keep(failure.ProviderRequestId, token),
        };
    }

    private AccountBalance RemoveFrom(AccountBalance balance, CredentialTrace token) => balance with
    {
        ProviderType = Keep(balance.ProviderType, token),
        ProviderSubtype = Keep(balance.ProviderSubtype, token),
        InstitutionId = Keep(balance.InstitutionId, token),
        Currency = RemoveFrom(balance.Currency, token),
        ProviderVerification = Keep(balance.ProviderVerification, token),

        // Null means that the bank states no time.
        AsOfUnreadable = Keep(balance.AsOfUnreadable, token, Dropped),
        PersistentAccountId = Keep(balance.PersistentAccountId, token),
        ProviderRequestId = Keep(balance.ProviderRequestId, token),
    };

    private BalanceCurrency RemoveFrom(BalanceCurrency currency, CredentialTrace token) => currency switch
    {
        BalanceCurrency.Iso iso => BalanceCurrency.From(Keep(iso.Code, token), null),
        BalanceCurrency.Unofficial unofficial => BalanceCurrency.From(null, Keep(unofficial.Code, token)),
        BalanceCurrency.Contradictory both when Keep(both.IsoCode, token) is null || Keep(both.UnofficialCode, token) is null =>
            new BalanceCurrency.Missing(),
        _ => currency,
    };

    private string? Keep(string? text, CredentialTrace token, string? dropped = null) =>
        text is not null && (_clientId.IsIn(text) || _clientSecret.IsIn(text) || token.IsIn(text)) ? dropped : text;
}
