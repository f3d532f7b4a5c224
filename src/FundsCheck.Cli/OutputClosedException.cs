namespace FundsCheck.Cli;

/// <summary>Nobody reads the output any longer, as after <c>| head -1</c>.</summary>
internal sealed class OutputClosedException(Exception innerException) : Exception("the output is closed", innerException);
