namespace FundsCheck.Rules.Evaluation;

/// <summary>The checks to evaluate.</summary>
internal enum JudgeScope
{
    /// <summary>All checks.</summary>
    Whole,

    /// <summary>The checks that need neither a balance nor holds, nor a fact that was not requested.</summary>
    DebitAlone,
}
