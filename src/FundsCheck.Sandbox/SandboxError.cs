namespace FundsCheck.Sandbox;

/// <summary>An error of Plaid's endpoints with the code of Plaid and a message of the sandbox.</summary>
/// <param name="Code">Plaid's <c>error_code</c>.</param>
/// <param name="Type">Plaid's <c>error_type</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">A sentence for the developer.</param>
public sealed record SandboxError(string Code, string Type, int Status, string Message)
{
    /// <summary>All errors, with types and codes of Plaid's pages.</summary>
    public static IReadOnlyList<SandboxError> All => ErrorTable.All;

    /// <summary>A sentence for the end user; null where the error does not concern the end user.</summary>
    public string? DisplayMessage { get; init; }

    /// <summary>Plaid's <c>error_code_reason</c> of an OAuth login; null for others.</summary>
    public string? Reason { get; init; }

    /// <summary>The error with this code.</summary>
    /// <exception cref="ArgumentException">The sandbox has no error with this code.</exception>
    public static SandboxError Get(string code) =>
        ErrorTable.Find(code)
            ?? throw new ArgumentException(
                $"the sandbox has no error `{code}`; use one of `{nameof(SandboxError)}.{nameof(All)}`", nameof(code));
}
