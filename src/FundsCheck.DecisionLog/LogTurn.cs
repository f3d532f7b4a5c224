using System.Runtime.ExceptionServices;

namespace FundsCheck.DecisionLog;

/// <summary>
/// What a caller did when it had the log to itself, or why it may not, and when all that rests on is on disk
/// (<see cref="LogBatch.Written"/>).
/// </summary>
internal readonly record struct LogTurn<T>(T? Commit, ExceptionDispatchInfo? Refusal, Task<Exception?> Written);
