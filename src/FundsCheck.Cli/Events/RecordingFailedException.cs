namespace FundsCheck.Cli.Events;

/// <summary>A service failed, or a log cannot be opened for events. The message has the cause and the next step, and no token.</summary>
internal sealed class RecordingFailedException(string message, Exception? cause = null) : Exception(message, cause);
