namespace FundsCheck.Rules.Evaluation;

/// <summary>Which checks are judged.</summary>
internal enum JudgeScope
{
    /// <summary>All of them.</summary>
    Whole,

    /// <summary>Those that need neither a balance nor holds.</summary>
    DebitAlone,
}
