namespace FundsCheck.Decisions.Log;

/// <summary>A caller that waits for the writing thread.</summary>
internal abstract class StoreCall(string debitId)
{
    public string DebitId { get; } = debitId;

    /// <summary>Does the work; its answer, or what it threw, is kept until it may be told.</summary>
    public abstract void Run();

    /// <summary>Answers the caller: all is on disk.</summary>
    public abstract void Tell();

    public abstract void Fail(Exception exception);
}
