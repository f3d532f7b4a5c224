namespace FundsCheck;

/// <summary>How grave a finding about a rule file is.</summary>
public enum RuleSeverity
{
    /// <summary>The file does not load.</summary>
    Error = 0,

    /// <summary>The file loads; somebody should look.</summary>
    Warning = 1,
}
