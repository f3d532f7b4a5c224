namespace FundsCheck.Samples.Batch;

/// <summary>The exit status, as that of <c>fundscheck check</c>.</summary>
internal static class ExitStatus
{
    /// <summary>Every row has a decision, whatever its outcome.</summary>
    public const int Done = 0;

    /// <summary>The run failed, or a decision is not known to be recorded: run it again.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the configuration or a row is wrong.</summary>
    public const int WrongInput = 2;
}
