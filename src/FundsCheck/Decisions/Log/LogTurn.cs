namespace FundsCheck.Decisions.Log;

/// <summary>What a caller did when it had the log to itself, and when that is on disk (<see cref="LogBatch.Written"/>).</summary>
internal readonly record struct LogTurn<T>(T Commit, Task<Exception?> Written);
