using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// The largest acceptable amount is accepted, smaller than the debit and in whole cents, and one cent more is not. Without one, not even
/// one cent is accepted, or the balance was not read. With the invariant of monotone amounts that makes it the largest.
/// </summary>
internal static class MaxAcceptableAmountInvariant
{
    public static string? MaxAcceptableAmount(InvariantCase the)
    {
        if (the.InvariantVerdict.Outcome == Outcome.Accept)
        {
            return null;
        }

        var amount = the.Money("amount")!.Value;
        if (the.Engine.MaxAcceptableAmount(the.Given) is not { } text)
        {
            return the.IsRead && amount > Ticks.PerCent && Accepts(the, Ticks.PerCent)
                ? "one cent would be accepted, but nothing is named"
                : null;
        }

        var named = Ticks.Parse(text);
        return !the.IsRead ? $"{text} is named, and the balance was not read"
            : named <= 0 || named >= amount || named % Ticks.PerCent != 0 ? $"{text} is no smaller amount of whole cents"
            : !Accepts(the, named) ? $"{text} is named, but not accepted"
            : named + Ticks.PerCent < amount && Accepts(the, named + Ticks.PerCent) ? $"{text} is named, but a cent more would be accepted"
            : null;
    }

    private static bool Accepts(InvariantCase the, long amount) =>
        the.Engine.Decide(the.With("amount", the.Text(amount))).Outcome == Outcome.Accept;
}
