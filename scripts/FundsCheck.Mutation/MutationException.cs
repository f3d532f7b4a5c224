namespace FundsCheck.Mutation;

/// <summary>The run cannot start or go on; the message states why.</summary>
public sealed class MutationException : Exception
{
    public MutationException()
    {
    }

    public MutationException(string message)
        : base(message)
    {
    }

    public MutationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
