using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// One loaded rule set, which judges facts in the form of a rule file's tests (<c>given</c>). The invariants know nothing else about an
/// engine,
/// so that they hold or break for any of them.
/// </summary>
internal interface IEngine
{
    /// <summary>The verdict on facts.</summary>
    InvariantVerdict Decide(JsonObject given);

    /// <summary>The step before a balance is read: a decline, or null where the debit's own facts do not decline.</summary>
    InvariantVerdict? DecideEarly(JsonObject given);

    /// <summary>
    /// The largest acceptable amount, as in <c>"12.34 USD"</c>; null where there is none, or where the outcome is an accept.
    /// </summary>
    string? MaxAcceptableAmount(JsonObject given);
}
