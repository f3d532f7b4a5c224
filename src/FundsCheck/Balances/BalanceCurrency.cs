namespace FundsCheck;

/// <summary>The currency that a source states for a balance: a closed choice. There is no default: a missing one stays missing.</summary>
public abstract record BalanceCurrency
{
    private BalanceCurrency()
    {
    }

    /// <summary>The code in the field for ISO 4217 codes, as it came.</summary>
    public sealed record Iso(string Code) : BalanceCurrency;

    /// <summary>The code in the field for other codes, such as a cryptocurrency's, as it came. Never a currency.</summary>
    public sealed record Unofficial(string Code) : BalanceCurrency;

    /// <summary>No code at all.</summary>
    public sealed record Missing : BalanceCurrency;

    /// <summary>Both fields set, which exclude each other.</summary>
    public sealed record Contradictory(string IsoCode, string UnofficialCode) : BalanceCurrency;

    /// <summary>Tells the case from the two nullable fields that providers give. An empty code counts as none.</summary>
    public static BalanceCurrency From(string? isoCode, string? unofficialCode) =>
        (isoCode, unofficialCode) switch
        {
            ({ Length: > 0 } iso, { Length: > 0 } unofficial) => new Contradictory(iso, unofficial),
            ({ Length: > 0 } iso, _) => new Iso(iso),
            (_, { Length: > 0 } unofficial) => new Unofficial(unofficial),
            _ => new Missing(),
        };
}
