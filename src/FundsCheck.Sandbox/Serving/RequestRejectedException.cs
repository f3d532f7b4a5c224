namespace FundsCheck.Sandbox;

/// <summary>Ends an invalid request with an error of Plaid; caught by the endpoint.</summary>
#pragma warning disable CA1064 // it is caught within this assembly
internal sealed class RequestRejectedException(SandboxError error) : Exception(error.Message)
#pragma warning restore CA1064
{
    public SandboxError Error { get; } = error;

    public static RequestRejectedException For(string code) => new(SandboxError.Get(code));

    public static RequestRejectedException For(string code, string message) => new(SandboxError.Get(code) with { Message = message });
}
