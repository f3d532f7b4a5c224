namespace FundsCheck.EndToEnd.Tests.PlaidRulesets;

/// <summary>One rule with one condition.</summary>
internal sealed record PlaidRule
{
    public required string Attribute { get; init; }

    public IReadOnlyList<string>? In { get; init; }

    public decimal? UpToPercentOfAmount { get; init; }

    public decimal? BelowPercentOfAmount { get; init; }

    public required PlaidResult Then { get; init; }

    public required string Code { get; init; }

    /// <summary>Whether the rule decides. A rule whose attribute is missing is skipped: it never matches.</summary>
    public bool Matches(PlaidAttributes attributes) => (In, UpToPercentOfAmount, BelowPercentOfAmount) switch
    {
        ({ } words, null, null) => attributes.FindWord(Attribute) is { } word && words.Contains(word, StringComparer.Ordinal),
        (null, { } percent, null) => attributes.FindBalance(Attribute) is { } balance && balance * 100m <= attributes.Amount * percent,
        (null, null, { } percent) => attributes.FindBalance(Attribute) is { } balance && balance * 100m < attributes.Amount * percent,
        _ => throw new InvalidDataException($"the rule of `{Attribute}` has not exactly one condition"),
    };
}
