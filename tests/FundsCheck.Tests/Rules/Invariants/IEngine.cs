using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// One loaded rule set, asked in the words of a rule file's tests (<c>given</c>). The invariants know nothing else about an engine,
/// so that they hold or break for any of them.
/// </summary>
internal interface IEngine
{
    /// <summary>The answer to facts.</summary>
    InvariantVerdict Decide(JsonObject given);

    /// <summary>The step before a balance is read: a decline, or null where the debit's own facts do not decline.</summary>
    InvariantVerdict? DecideEarly(JsonObject given);

    /// <summary>
    /// What would have been accepted instead, as in <c>"12.34 USD"</c>; null where nothing would, or where the answer is an accept.
    /// </summary>
    string? MaxAcceptableAmount(JsonObject given);
}
