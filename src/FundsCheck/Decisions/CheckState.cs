namespace FundsCheck;

/// <summary>Whether a check gave an outcome. <c>default</c> is a check that was not evaluated.</summary>
public enum CheckState
{
    /// <summary>Not evaluated, since the debit's own facts declined it.</summary>
    NotEvaluated = 0,

    /// <summary>Silent behind a gate: without the balance, or without its money, there is nothing to judge.</summary>
    Silent = 1,

    /// <summary>Excused by a guard that is known not to apply the check.</summary>
    Excused = 2,

    /// <summary>The check gave an outcome.</summary>
    Answered = 3,
}
