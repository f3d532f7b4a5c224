namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>The kinds of questions about a rule set: whether any facts reach a part.</summary>
internal enum QuestionKind
{
    /// <summary>The guard is known to excuse its check, which no gate silences.</summary>
    Guard,

    /// <summary>The check is in force and lands on the band with the certain holds.</summary>
    Band,

    /// <summary>The check is in force and its measure is this value of the band.</summary>
    Value,

    /// <summary>The check is in force and all its measures are unknown.</summary>
    Unknown,

    /// <summary>The check answers review or decline.</summary>
    Severe,

    /// <summary>The check alone makes the outcome as severe as it is.</summary>
    Decides,

    /// <summary>An accepting decision lists a reason of the check.</summary>
    Listed,

    /// <summary>The answer is the outcome and the exact set of reasons that a test expects.</summary>
    Test,
}
