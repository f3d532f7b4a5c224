using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Measures of money from the facts as they are stated, of any size and with any decimals. Slower than <see cref="Evaluator"/>'s own
/// numbers, so it judges only where a figure is not ordinary; reasons are always written from it.
/// </summary>
internal static class ExactMeasures
{
    private const int HundredthsOfPercent = 10_000;

    /// <summary>
    /// The value with the certain holds, and with the possible ones counted too; null where it is unknown. Of a cover it is what is
    /// compared with the edge times the amount.
    /// </summary>
    public static (WideDecimal Certain, WideDecimal Total)? ValueOf(CompiledSlot slot, FactVector facts, WideDecimal amount)
    {
        if (slot.Measure.Form is not { } form)
        {
            ref readonly var host = ref facts.Host[slot.HostIndex];
            return host.IsKnown ? (WideDecimal.From(host.Figure), WideDecimal.From(host.Figure)) : null;
        }

        if (!IsKnown(form, facts))
        {
            return null;
        }

        var balance = facts.Facts.Balance;
        var held = WideDecimal.From(facts.Facts.Held.Amount);
        var certain = (Figure(balance?.Available, form.Available) + Figure(balance?.Current, form.Current)
            + Figure(balance?.Limit, form.Limit)
            + (held * form.Held) + (amount * form.Amount)) * FactorOf(slot);
        return (certain, certain + (WideDecimal.From(facts.Facts.HeldPossible.Amount) * (form.Held * FactorOf(slot))));
    }

    /// <summary>Whether every fact is known of which the sum is made, and the account has it.</summary>
    public static bool IsKnown(MoneyForm form, FactVector facts)
    {
        var balance = facts.IsRead ? facts.Facts.Balance : null;
        return IsKnown(balance?.Available, form.Available) && IsKnown(balance?.Current, form.Current) && IsKnown(balance?.Limit, form.Limit)
            && (form.Family is not { } family || facts.Family == family);
    }

    private static bool IsKnown(Fact<decimal>? fact, int factor) => factor == 0 || fact is { IsKnown: true };

    private static WideDecimal Figure(Fact<decimal>? fact, int factor) =>
        factor == 0 ? default : WideDecimal.From(fact!.Value.Value) * factor;

    private static int FactorOf(CompiledSlot slot) => slot.IsCover ? HundredthsOfPercent : 1;
}
