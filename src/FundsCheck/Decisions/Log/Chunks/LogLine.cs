using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>One line of a log that was read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Entry">What it tells.</param>
/// <param name="RuleSet">The rule set of a decision; null for other entries.</param>
internal readonly record struct LogLine(long Number, LineHash Hash, LogEntry Entry, RuleSet? RuleSet);
