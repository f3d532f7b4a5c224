namespace FundsCheck.Sandbox;

/// <summary>An access token that the sandbox knows.</summary>
public sealed class SandboxToken
{
    /// <summary>What every access token of the sandbox begins with.</summary>
    public const string Prefix = "access-sandbox-";

    internal SandboxToken(SandboxTokenKind kind, SandboxItem item, SandboxError? error = null, SandboxFault? fault = null)
    {
        Kind = kind;
        Item = item;
        Error = error;
        Fault = fault;
        AccessToken = Prefix + item.Name;
        AccountIds = [.. item.Accounts.Select(account => account.Id)];
    }

    /// <summary>Every token, Plaid's own example first; Items, then errors, then faults.</summary>
    public static IReadOnlyList<SandboxToken> All => TokenCatalog.All;

    /// <summary>The token itself: <c>access-sandbox-</c> and its name.</summary>
    public string AccessToken { get; }

    /// <summary>The token's name, such as <c>available-null</c>.</summary>
    public string Name => Item.Name;

    /// <summary>What it is for, in one sentence.</summary>
    public string Purpose => Item.Purpose;

    /// <summary>What it stands for.</summary>
    public SandboxTokenKind Kind { get; }

    /// <summary>Whether its answer is one that Plaid's OpenAPI file allows.</summary>
    public bool Conforms => Kind != SandboxTokenKind.Fault && Item.Conforms;

    /// <summary>The ids of the Item's accounts, in the order of the answer.</summary>
    public IReadOnlyList<string> AccountIds { get; }

    /// <summary>The error that it answers; null where it answers none.</summary>
    public SandboxError? Error { get; }

    /// <summary>The fault that strikes it; null where none does.</summary>
    public SandboxFault? Fault { get; }

    internal SandboxItem Item { get; }

    /// <summary>The token with that name.</summary>
    /// <param name="name">The name, without <see cref="Prefix"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SandboxToken Get(string name) =>
        TokenCatalog.Find(Prefix + name)
            ?? throw new ArgumentException($"the sandbox has no token `{name}`: see `{nameof(SandboxToken)}.{nameof(All)}`", nameof(name));

    /// <summary>The token's name.</summary>
    public override string ToString() => Name;
}
