namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>How a connection ended.</summary>
internal enum WireEnd
{
    Closed,
    Reset,
    Silent,
}
