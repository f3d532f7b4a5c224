namespace FundsCheck.Cli.Input;

/// <summary>A database failed. The message has no value, no password and no statement.</summary>
internal sealed class DatabaseFailedException(string message, Exception cause) : Exception(message, cause);
