namespace FundsCheck.Sandbox;

/// <summary>Breaks off a request that Plaid would refuse; caught in one place, which answers the error.</summary>
#pragma warning disable CA1064 // never leaves this assembly
internal sealed class RefusedException(SandboxError error) : Exception(error.Message)
#pragma warning restore CA1064
{
    public SandboxError Error { get; } = error;

    public static RefusedException For(string code) => new(SandboxError.Get(code));

    public static RefusedException For(string code, string message) => new(SandboxError.Get(code) with { Message = message });
}
