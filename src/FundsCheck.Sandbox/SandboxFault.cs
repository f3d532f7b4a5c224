using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>
/// A fault of a response. A readable faulty response is false: it states a balance that covers any debit, a Signal result of ACCEPT, or an
/// Item without an error, which reveals a client that trusts it.
/// </summary>
public sealed class SandboxFault
{
    private const int StatusMin = 200;
    private const int StatusMax = 599;

    private readonly Func<FaultExchange, Task> _occur;
    private readonly Lazy<FrozenSet<SandboxEndpoint>> _endpoints;

    internal SandboxFault(string name, SandboxFaultStage stage, string purpose, Func<FaultExchange, Task> occur)
    {
        Name = name;
        Stage = stage;
        Purpose = purpose;
        _occur = occur;
        _endpoints = new Lazy<FrozenSet<SandboxEndpoint>>(() => SandboxEndpoint.All.Where(Suits).ToFrozenSet());
    }

    /// <summary>All faults of the catalog, with the defaults of <see cref="PlaidSandboxOptions"/>.</summary>
    public static IReadOnlyList<SandboxFault> All => FaultCatalog.All;

    /// <summary>The name of the fault, such as <c>hang-in-body</c>; its token is <c>access-sandbox-fault-</c> with the name.</summary>
    public string Name { get; }

    /// <summary>The stage of the exchange at which it occurs.</summary>
    public SandboxFaultStage Stage { get; }

    /// <summary>The effect, in one sentence.</summary>
    public string Purpose { get; }

    /// <summary>Whether a client that waits long enough gets a correct response, as with the slow faults.</summary>
    public bool RespondsCorrectly { get; init; }

    /// <summary>Whether the request continues after the fault.</summary>
    internal bool Continues { get; init; }

    /// <summary>Whether the fault returns an error of Plaid, so that the request takes no effect.</summary>
    internal bool IsError { get; init; }

    /// <summary>Whether the false response of an endpoint has the part that the fault changes.</summary>
    internal Func<string, bool> SuitsTemplate { private get; init; } = _ => true;

    /// <summary>The fault of the catalog with this name.</summary>
    /// <exception cref="ArgumentException">The catalog has no fault with this name.</exception>
    public static SandboxFault Get(string name) =>
        FaultCatalog.Find(name)
            ?? throw new ArgumentException(
                $"the sandbox has no fault `{name}`; use one of `{nameof(SandboxFault)}.{nameof(All)}`", nameof(name));

    /// <summary>A fault that returns an error of Plaid, by its code.</summary>
    /// <exception cref="ArgumentException">The sandbox has no error with this code.</exception>
    public static SandboxFault Error(string code)
    {
        var error = SandboxError.Get(code);
        return new SandboxFault(
            TokenCatalog.NameOf(error), SandboxFaultStage.Response, error.Message, exchange => exchange.WriteErrorAsync(error))
        {
            IsError = true,
        };
    }

    /// <summary>A correct response that comes late.</summary>
    /// <param name="delay">The delay; more than zero.</param>
    public static SandboxFault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return new SandboxFault("slow", SandboxFaultStage.BeforeHeaders, "The response comes late.", exchange => exchange.DelayAsync(delay))
        {
            Continues = true,
            RespondsCorrectly = true,
        };
    }

    /// <summary>A response with any status, content type and body.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="contentType">The content type; null for none.</param>
    /// <param name="body">The body; empty where the status allows none.</param>
    /// <exception cref="ArgumentException">The status is out of its range, or permits no body.</exception>
    public static SandboxFault Response(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, StatusMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, StatusMax);
        if (!body.IsEmpty && !ResponseWriter.HasBody(status))
        {
            throw new ArgumentException($"a response of status {status} has no body; leave `{nameof(body)}` empty", nameof(body));
        }

        return new SandboxFault(
            "response", SandboxFaultStage.Response, "A response of the test.",
            exchange => exchange.RespondAsync(status, contentType, body));
    }

    /// <summary>
    /// Whether the fault can occur at an endpoint: a fault of the JSON applies where the responses have the part that it changes.
    /// </summary>
    /// <param name="endpoint">One of the endpoints.</param>
    public bool AppliesTo(SandboxEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return _endpoints.Value.Contains(endpoint);
    }

    /// <summary>The fault's name.</summary>
    public override string ToString() => Name;

    internal Task OccurAsync(FaultExchange exchange) => _occur(exchange);

    private bool Suits(SandboxEndpoint endpoint) => SuitsTemplate(endpoint.FalseTemplate);
}
