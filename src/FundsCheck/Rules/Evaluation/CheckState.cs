namespace FundsCheck.Rules.Evaluation;

/// <summary>The state of a check after the evaluation.</summary>
internal enum CheckState : byte
{
    /// <summary>Not evaluated, since the debit's own facts declined.</summary>
    NotEvaluated,

    /// <summary>Silent behind a gate.</summary>
    Silent,

    /// <summary>Exempted by a guard that is known to hold.</summary>
    Excused,

    /// <summary>The check gave an outcome.</summary>
    Answered,
}
