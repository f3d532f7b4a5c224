namespace FundsCheck.Testing;

/// <summary>A recorded decision is decided otherwise now. The message shows what differs, part by part.</summary>
public sealed class DecisionDiffersException : FundsCheckException
{
    internal DecisionDiffersException(string difference)
        : base(difference)
    {
    }
}
