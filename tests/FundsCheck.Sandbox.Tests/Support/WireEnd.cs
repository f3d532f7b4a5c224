namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>How a connection ended.</summary>
public enum WireEnd
{
    Closed,
    Reset,
    Silent,
}
