namespace FundsCheck.Sandbox;

/// <summary>What <c>/signal/evaluate</c> returns for an Item instead of the result of its rules, as data.</summary>
internal sealed record SandboxSignal
{
    /// <summary>The result of every ruleset; null where the rules decide.</summary>
    public string? Result { get; init; }

    /// <summary>The key of the action of a fixed result.</summary>
    public string? ActionKey { get; init; }

    /// <summary>Whether the response has a ruleset: old clients of Plaid get none.</summary>
    public bool HasRuleset { get; init; } = true;

    /// <summary>The scores with a ruleset of scores; null for none.</summary>
    public SandboxScores? Scores { get; init; } = SandboxScores.Low;

    public SandboxError? Error { get; init; }

    /// <summary>Whether the response conforms to Plaid's OpenAPI file.</summary>
    public bool Conforms { get; init; } = true;
}
