using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The result of a caller's turn, or its failure, and the task that completes once all lines on which it depends are on disk
/// (<see cref="LogBatch.Written"/>).
/// </summary>
internal readonly record struct LogTurn<T>(T? Commit, ExceptionDispatchInfo? Refusal, Task<Exception?> Written)
{
    /// <summary>Returns the result, or throws the failure.</summary>
    public static T Result(T? commit, ExceptionDispatchInfo? refusal)
    {
        refusal?.Throw();
        return commit ?? throw new UnreachableException("a turn without a failure has a result");
    }
}
