namespace FundsCheck.Sandbox;

/// <summary>
/// One way for an answer to go wrong. Where a fault's answer can be read at all, it claims a balance that covers any debit,
/// so that a client which believes it is found out.
/// </summary>
public sealed class SandboxFault
{
    private const int StatusMin = 200;
    private const int StatusMax = 599;

    private readonly Func<FaultExchange, Task> _strike;

    internal SandboxFault(string name, SandboxFaultStage stage, string purpose, Func<FaultExchange, Task> strike)
    {
        Name = name;
        Stage = stage;
        Purpose = purpose;
        _strike = strike;
    }

    /// <summary>Every fault of the catalog, each with the defaults of <see cref="PlaidSandboxOptions"/>.</summary>
    public static IReadOnlyList<SandboxFault> All => FaultCatalog.All;

    /// <summary>The fault's name, such as <c>hang-in-body</c>; its token is <c>access-sandbox-fault-</c> and the name.</summary>
    public string Name { get; }

    /// <summary>Where it strikes.</summary>
    public SandboxFaultStage Stage { get; }

    /// <summary>What happens, in one sentence.</summary>
    public string Purpose { get; }

    /// <summary>Whether a client that waits long enough gets a true answer: so with the slow ones only.</summary>
    public bool AnswersTruly { get; init; }

    /// <summary>Whether the request takes its usual way once the fault has struck.</summary>
    internal bool GoesOn { get; init; }

    /// <summary>The fault of the catalog with that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SandboxFault Get(string name) =>
        FaultCatalog.Find(name)
            ?? throw new ArgumentException($"the sandbox has no fault `{name}`: see `{nameof(SandboxFault)}.{nameof(All)}`", nameof(name));

    /// <summary>An error of Plaid's, by its code.</summary>
    /// <exception cref="ArgumentException">There is none with that code.</exception>
    public static SandboxFault Error(string code)
    {
        var error = SandboxError.Get(code);
        return new SandboxFault(
            TokenCatalog.NameOf(error), SandboxFaultStage.Answer, error.Message, exchange => exchange.RefuseAsync(error));
    }

    /// <summary>A true answer that comes late.</summary>
    /// <param name="delay">How late; more than zero.</param>
    public static SandboxFault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return new SandboxFault("slow", SandboxFaultStage.BeforeHeaders, "The answer comes late.", exchange => exchange.DelayAsync(delay))
        {
            GoesOn = true,
            AnswersTruly = true,
        };
    }

    /// <summary>Any answer at all.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="contentType">The content type; null for none.</param>
    /// <param name="body">The body; empty where the status allows none.</param>
    /// <exception cref="ArgumentException">No answer has that status, or its answers have no body.</exception>
    public static SandboxFault Answer(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, StatusMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, StatusMax);
        if (!body.IsEmpty && !HttpAnswer.HasBody(status))
        {
            throw new ArgumentException($"an answer of status {status} has no body", nameof(body));
        }

        return new SandboxFault(
            "answer", SandboxFaultStage.Answer, "An answer of the test's own.",
            exchange => exchange.AnswerAsync(status, contentType, body));
    }

    /// <summary>The fault's name.</summary>
    public override string ToString() => Name;

    internal Task StrikeAsync(FaultExchange exchange) => _strike(exchange);
}
