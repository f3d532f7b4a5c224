namespace FundsCheck.Sandbox;

/// <summary>An access token of the sandbox.</summary>
public sealed class SandboxToken
{
    /// <summary>The prefix of every access token of the sandbox.</summary>
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

    /// <summary>All tokens: Plaid's own example, the other Items, the errors, the faults.</summary>
    public static IReadOnlyList<SandboxToken> All => TokenCatalog.All;

    /// <summary>The token: <c>access-sandbox-</c> and its name.</summary>
    public string AccessToken { get; }

    /// <summary>The token's name, such as <c>available-null</c>.</summary>
    public string Name => Item.Name;

    /// <summary>The purpose, in one sentence.</summary>
    public string Purpose => Item.Purpose;

    /// <summary>The kind of its response.</summary>
    public SandboxTokenKind Kind { get; }

    /// <summary>Whether its response conforms to Plaid's OpenAPI file.</summary>
    public bool Conforms => Kind != SandboxTokenKind.Fault && Item.Conforms;

    /// <summary>The ids of the accounts of the Item, in the order of the response.</summary>
    public IReadOnlyList<string> AccountIds { get; }

    /// <summary>The error that it returns; null where it returns a balance.</summary>
    public SandboxError? Error { get; }

    /// <summary>The fault of its requests; null where it has none.</summary>
    public SandboxFault? Fault { get; }

    internal SandboxItem Item { get; }

    /// <summary>The token with this name.</summary>
    /// <param name="name">The name, without <see cref="Prefix"/>.</param>
    /// <exception cref="ArgumentException">The sandbox has no token with this name.</exception>
    public static SandboxToken Get(string name) =>
        TokenCatalog.Find(Prefix + name)
            ?? throw new ArgumentException(
                $"the sandbox has no token `{name}`; use one of `{nameof(SandboxToken)}.{nameof(All)}`", nameof(name));

    /// <summary>The token's name.</summary>
    public override string ToString() => Name;
}
