namespace FundsCheck.Sandbox;

/// <summary>An error of Plaid's that a balance call can meet, in words of the sandbox's own.</summary>
/// <param name="Code">Plaid's <c>error_code</c>.</param>
/// <param name="Type">Plaid's <c>error_type</c>.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Message">A sentence for the developer.</param>
public sealed record SandboxError(string Code, string Type, int Status, string Message)
{
    /// <summary>Every error, by type and code as Plaid's pages list them.</summary>
    public static IReadOnlyList<SandboxError> All => ErrorTable.All;

    /// <summary>A sentence for the end user; null where it is none of their business.</summary>
    public string? DisplayMessage { get; init; }

    /// <summary>Plaid's <c>error_code_reason</c>, which only OAuth logins have.</summary>
    public string? Reason { get; init; }

    /// <summary>The error with that code.</summary>
    /// <exception cref="ArgumentException">The sandbox has none.</exception>
    public static SandboxError Get(string code) =>
        ErrorTable.Find(code)
            ?? throw new ArgumentException($"the sandbox has no error `{code}`: see `{nameof(SandboxError)}.{nameof(All)}`", nameof(code));
}
