using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>One way in which a check gives an answer: its condition, and its outcome and reason.</summary>
internal sealed record SmtWay(string Condition, Outcome Outcome, string? Reason)
{
    /// <summary>The reason where it is the failure's own code, which is any text.</summary>
    public const string OwnCode = "*";

    /// <summary>Whether it may give a reason.</summary>
    public bool MayGive(string reason) => Reason == OwnCode ? CheckClauses.MayBeOwnCode(reason) : Reason == reason;
}
