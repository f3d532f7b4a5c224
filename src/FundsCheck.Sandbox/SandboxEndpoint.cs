namespace FundsCheck.Sandbox;

/// <summary>An endpoint of the sandbox. A request is a POST with Plaid's fields; a response has Plaid's members.</summary>
public sealed class SandboxEndpoint
{
    private SandboxEndpoint(string path, string purpose, SandboxCredential credential, string falseTemplate)
    {
        Path = path;
        Purpose = purpose;
        Credential = credential;
        FalseTemplate = falseTemplate;
    }

    /// <summary><c>/accounts/balance/get</c>: the real-time balances of the accounts of an Item.</summary>
    public static SandboxEndpoint AccountsBalanceGet { get; } = new(
        "/accounts/balance/get", "real-time balances of an Item", SandboxCredential.AccessToken, FalseResponse.Accounts);

    /// <summary><c>/accounts/get</c>: the cached balances of the accounts of an Item.</summary>
    public static SandboxEndpoint AccountsGet { get; } = new(
        "/accounts/get", "cached balances of an Item", SandboxCredential.AccessToken, FalseResponse.Accounts);

    /// <summary><c>/item/get</c>: an Item with its error and the times of its last updates.</summary>
    public static SandboxEndpoint ItemGet { get; } = new(
        "/item/get", "an Item, its error and its last updates", SandboxCredential.AccessToken, FalseResponse.ItemStatus);

    /// <summary><c>/processor/balance/get</c>: the real-time balance of the account of a processor token.</summary>
    public static SandboxEndpoint ProcessorBalanceGet { get; } = new(
        "/processor/balance/get", "real-time balance of the account of a processor token", SandboxCredential.ProcessorToken,
        FalseResponse.Processor);

    /// <summary><c>/identity/get</c>: the owners of the accounts of an Item.</summary>
    public static SandboxEndpoint IdentityGet { get; } = new(
        "/identity/get", "owners of the accounts of an Item", SandboxCredential.AccessToken, FalseResponse.Identity);

    /// <summary><c>/auth/get</c>: the account numbers of an Item.</summary>
    public static SandboxEndpoint AuthGet { get; } = new(
        "/auth/get", "account numbers of an Item", SandboxCredential.AccessToken, FalseResponse.Auth);

    /// <summary><c>/transactions/sync</c>: the transactions of an Item, page by page.</summary>
    public static SandboxEndpoint TransactionsSync { get; } = new(
        "/transactions/sync", "transactions of an Item, page by page", SandboxCredential.AccessToken, FalseResponse.Transactions);

    /// <summary><c>/signal/evaluate</c>: the result of a Signal ruleset for a planned debit.</summary>
    public static SandboxEndpoint SignalEvaluate { get; } = new(
        "/signal/evaluate", "result of a Signal ruleset for a debit", SandboxCredential.AccessToken, FalseResponse.Signal);

    /// <summary><c>/signal/decision/report</c>: whether an evaluated debit was initiated.</summary>
    public static SandboxEndpoint SignalDecisionReport { get; } = new(
        "/signal/decision/report", "reports whether an evaluated debit was initiated", SandboxCredential.None, FalseResponse.Report);

    /// <summary><c>/signal/return/report</c>: the return of an evaluated debit.</summary>
    public static SandboxEndpoint SignalReturnReport { get; } = new(
        "/signal/return/report", "reports the return of an evaluated debit", SandboxCredential.None, FalseResponse.Report);

    /// <summary><c>/webhook_verification_key/get</c>: a public key of the signatures of webhooks.</summary>
    public static SandboxEndpoint WebhookVerificationKeyGet { get; } = new(
        "/webhook_verification_key/get", "public key of the signatures of webhooks", SandboxCredential.None, FalseResponse.Key);

    /// <summary>
    /// <c>/sandbox/item/fire_webhook</c>: sends a signed webhook to <see cref="PlaidSandboxOptions.WebhookUrl"/>.
    /// </summary>
    public static SandboxEndpoint SandboxItemFireWebhook { get; } = new(
        "/sandbox/item/fire_webhook", "sends a signed webhook", SandboxCredential.AccessToken, FalseResponse.Fired);

    /// <summary>All endpoints.</summary>
    public static IReadOnlyList<SandboxEndpoint> All { get; } =
    [
        AccountsBalanceGet, AccountsGet, ItemGet, ProcessorBalanceGet, IdentityGet, AuthGet, TransactionsSync, SignalEvaluate,
        SignalDecisionReport, SignalReturnReport, WebhookVerificationKeyGet, SandboxItemFireWebhook,
    ];

    /// <summary>The path, such as <c>/accounts/get</c>.</summary>
    public string Path { get; }

    /// <summary>What it serves, in a few words.</summary>
    public string Purpose { get; }

    /// <summary>The kind of the token that its requests contain.</summary>
    internal SandboxCredential Credential { get; }

    /// <summary>The response that faults alter; see <see cref="FalseResponse"/>.</summary>
    internal string FalseTemplate { get; }

    /// <summary>The endpoint with this path.</summary>
    /// <param name="path">The path, with its leading slash.</param>
    /// <exception cref="ArgumentException">The sandbox has no endpoint with this path.</exception>
    public static SandboxEndpoint Get(string path) =>
        All.FirstOrDefault(endpoint => string.Equals(endpoint.Path, path, StringComparison.Ordinal))
            ?? throw new ArgumentException(
                $"the sandbox has no endpoint `{path}`; use one of `{nameof(SandboxEndpoint)}.{nameof(All)}`", nameof(path));

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
