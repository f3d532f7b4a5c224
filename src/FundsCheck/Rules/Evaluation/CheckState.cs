namespace FundsCheck.Rules.Evaluation;

/// <summary>What became of a check.</summary>
internal enum CheckState : byte
{
    /// <summary>It was not looked at: the debit's own facts had declined already.</summary>
    NotEvaluated,

    /// <summary>A gate stands before it.</summary>
    Silent,

    /// <summary>A guard known to excuse it does.</summary>
    Excused,

    /// <summary>It answered.</summary>
    Answered,
}
