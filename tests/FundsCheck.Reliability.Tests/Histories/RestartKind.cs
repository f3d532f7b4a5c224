namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>How a host ends before it starts again.</summary>
internal enum RestartKind
{
    /// <summary>In order.</summary>
    InOrder,

    /// <summary>At once: what stands in the file is what is left.</summary>
    Crash,

    /// <summary>At once, while a line is being written.</summary>
    CrashWithinALine,
}
