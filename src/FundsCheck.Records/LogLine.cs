using System.Diagnostics;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>One line of a log.</summary>
internal readonly ref struct LogLine
{
    /// <summary>The bytes of the line.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>Its number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its hash.</summary>
    public required LineHash Hash { get; init; }

    /// <summary>The entry of the line.</summary>
    public required LogEntry Entry { get; init; }

    /// <summary>The rule set of a decision; null for other entries.</summary>
    public required RuleSet? RuleSet { get; init; }

    /// <summary>The rule set of the challenger of a decision; null where the log has none.</summary>
    public RuleSet? Challenger { get; init; }

    /// <summary>The rule set of a line that is a decision.</summary>
    public RuleSet DecisionRules => RuleSet ?? throw new UnreachableException("the line of a decision has its rule set");
}
