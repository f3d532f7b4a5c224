namespace FundsCheck.Rules.Schema;

/// <summary>How the values of a measure are written in a rule file.</summary>
internal enum SchemaUnit
{
    /// <summary>One of a closed list of words.</summary>
    Words = 0,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>As in <c>75.00 USD</c>.</summary>
    Money,

    /// <summary>A whole JSON number.</summary>
    Integer,

    /// <summary>As in <c>1h</c>.</summary>
    Duration,

    /// <summary>As in <c>110%</c>.</summary>
    Percent,
}
