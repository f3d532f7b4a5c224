namespace FundsCheck;

/// <summary>The severity of a problem in a rule file.</summary>
public enum RuleSeverity
{
    /// <summary>The file does not load.</summary>
    Error = 0,

    /// <summary>The file loads; its author should review the problem.</summary>
    Warning = 1,
}
