namespace FundsCheck.Plaid;

/// <summary>An evaluation of Signal. A member that Plaid left out, or whose value is null, is null.</summary>
internal sealed record SignalContent : PlaidContent
{
    /// <summary>The result of the ruleset, as Plaid wrote it.</summary>
    public string? Result { get; init; }

    public string? RulesetKey { get; init; }

    public string? CustomAction { get; init; }

    public int? CustomerInitiatedScore { get; init; }

    public int? BankInitiatedScore { get; init; }

    public decimal? Available { get; init; }

    public decimal? Current { get; init; }

    /// <summary>The core attributes that are integers or booleans, by Plaid's names.</summary>
    public IReadOnlyDictionary<string, CustomFact> Attributes { get; init; } = new Dictionary<string, CustomFact>(StringComparer.Ordinal);

    /// <summary>Whether Plaid warned of missing or stale data.</summary>
    public bool HasWarning { get; init; }

    /// <summary>The code of the first warning.</summary>
    public string? WarningCode { get; init; }

    public string? RequestId { get; init; }
}
