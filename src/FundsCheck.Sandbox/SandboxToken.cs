namespace FundsCheck.Sandbox;

/// <summary>An access token of the sandbox, with the processor token of the first account of the same Item.</summary>
public sealed class SandboxToken
{
    /// <summary>The prefix of every access token of the sandbox.</summary>
    public const string Prefix = "access-sandbox-";

    /// <summary>The prefix of every processor token of the sandbox.</summary>
    public const string ProcessorPrefix = "processor-sandbox-";

    internal SandboxToken(SandboxTokenKind kind, SandboxItem item, SandboxError? error = null, SandboxFault? fault = null)
    {
        Kind = kind;
        Item = item;
        Error = error;
        Fault = fault;
        AccessToken = Prefix + item.Name;
        ProcessorToken = ProcessorPrefix + item.Name;
        RealTime = new ItemResponse(item, item.Accounts);
        Cached = item.Accounts.Any(account => account.Cached is not null)
            ? new ItemResponse(item, [.. item.Accounts.Select(account => account.AsCached)])
            : RealTime;
        AccountIds = [.. item.Accounts.Select(account => account.Id)];
    }

    /// <summary>All tokens: Plaid's own example, the other Items, the errors, the faults.</summary>
    public static IReadOnlyList<SandboxToken> All => TokenCatalog.All;

    /// <summary>The token: <c>access-sandbox-</c> and its name.</summary>
    public string AccessToken { get; }

    /// <summary>
    /// The processor token of the first account, for <see cref="SandboxEndpoint.ProcessorBalanceGet"/>: <c>processor-sandbox-</c> and
    /// the name.
    /// </summary>
    public string ProcessorToken { get; }

    /// <summary>The token's name, such as <c>available-null</c>.</summary>
    public string Name => Item.Name;

    /// <summary>The purpose, in one sentence.</summary>
    public string Purpose => Item.Purpose;

    /// <summary>The kind of its response.</summary>
    public SandboxTokenKind Kind { get; }

    /// <summary>Whether its balances conform to Plaid's OpenAPI file; see <see cref="ConformsAt"/> for other endpoints.</summary>
    public bool Conforms => Kind != SandboxTokenKind.Fault && Item.Conforms;

    /// <summary>The ids of the accounts of the Item, in the order of the response.</summary>
    public IReadOnlyList<string> AccountIds { get; }

    /// <summary>The error that it returns; null where it returns a balance.</summary>
    public SandboxError? Error { get; }

    /// <summary>The fault of its requests; null where it has none.</summary>
    public SandboxFault? Fault { get; }

    internal SandboxItem Item { get; }

    /// <summary>The accounts with real-time balances.</summary>
    internal ItemResponse RealTime { get; }

    /// <summary>The accounts with cached balances.</summary>
    internal ItemResponse Cached { get; }

    /// <summary>The token with this name.</summary>
    /// <param name="name">The name, without <see cref="Prefix"/>.</param>
    /// <exception cref="ArgumentException">The sandbox has no token with this name.</exception>
    public static SandboxToken Get(string name) =>
        TokenCatalog.Find(Prefix + name)
            ?? throw new ArgumentException(
                $"the sandbox has no token `{name}`; use one of `{nameof(SandboxToken)}.{nameof(All)}`", nameof(name));

    /// <summary>Whether its response at an endpoint conforms to Plaid's OpenAPI file.</summary>
    /// <param name="endpoint">One of the endpoints.</param>
    public bool ConformsAt(SandboxEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (Kind == SandboxTokenKind.Fault)
        {
            return false;
        }

        if (endpoint == SandboxEndpoint.SignalEvaluate)
        {
            return Item.Signal.Conforms;
        }

        return Item.Conforms
            || endpoint == SandboxEndpoint.ItemGet || endpoint == SandboxEndpoint.SandboxItemFireWebhook
            || endpoint.Credential == SandboxCredential.None
            || (endpoint == SandboxEndpoint.AuthGet && !Item.Accounts.Any(AuthEndpoint.HasNumbers));
    }

    /// <summary>The token's name.</summary>
    public override string ToString() => Name;
}
