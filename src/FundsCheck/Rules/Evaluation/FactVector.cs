using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Facts bound to a rule set once: money scaled to whole numbers, values as their places in the vocabulary (-1: known, but not in it).
/// </summary>
internal sealed class FactVector
{
    public FactVector(CompiledRules rules, DecisionFacts facts)
    {
        Facts = facts;
        Amount = Scaled.Of(facts.Amount.Amount);
        Held = Scaled.Of(facts.Held.Amount);
        HeldPossible = Scaled.Of(facts.HeldPossible.Amount);
        EntryClass = IndexOf(MeasureId.EntryClass, facts.EntryClass);
        LastReturn = facts.LastReturn.IsKnown ? IndexOf(MeasureId.LastReturn, facts.LastReturn.Value) : null;
        Reading = IndexOf(MeasureId.BalanceReading, facts.Reading);
        IsRead = string.Equals(facts.Reading, Measures.Read, StringComparison.Ordinal) && facts.Balance is not null;
        if (IsRead && facts.Balance is { } balance)
        {
            IsSame = string.Equals(balance.Currency, Measures.Same, StringComparison.Ordinal);
            Currency = IndexOf(MeasureId.BalanceCurrency, balance.Currency);
            Source = IndexOf(MeasureId.BalanceSource, balance.Source);
            Kind = balance.Kind.IsKnown ? IndexOf(MeasureId.AccountKind, balance.Kind.Value.Name) : null;
            Verification = balance.Verification.IsKnown ? IndexOf(MeasureId.Verification, balance.Verification.Value) : null;
            Family = balance.Kind.IsKnown ? balance.Kind.Value.Family : AccountFamily.Other;
            Available = ValueOf(balance.Available);
            Current = ValueOf(balance.Current);
            Limit = ValueOf(balance.Limit);
            AgeTicks = balance.Age.IsKnown ? balance.Age.Value.Ticks : null;
        }

        Host = HostOf(rules.HostFacts, facts);
    }

    public DecisionFacts Facts { get; }

    public Int128 Amount { get; }

    public Int128 Held { get; }

    public Int128 HeldPossible { get; }

    public int EntryClass { get; }

    public int? LastReturn { get; }

    public int Reading { get; }

    public bool IsRead { get; }

    public bool IsSame { get; }

    public int Currency { get; }

    public int Source { get; }

    public int? Kind { get; }

    public int? Verification { get; }

    public AccountFamily Family { get; }

    public Int128? Available { get; }

    public Int128? Current { get; }

    public Int128? Limit { get; }

    public long? AgeTicks { get; }

    public HostSlot[] Host { get; }

    private static Int128 NumberOf(HostFactDefinition declared, string text)
    {
        var number = HostFactNumber.Of(declared.Type, text);
        return declared.Type == HostFactType.Money ? Scaled.Of(number) : (Int128)number;
    }

    private static int IndexOf(MeasureId id, string value) => Measures.Of(id).IndexOf(value);

    private static Int128? ValueOf(Fact<decimal> fact) => fact.IsKnown ? Scaled.Of(fact.Value) : null;

    // Most rule sets declare none.
    private static HostSlot[] HostOf(IReadOnlyList<HostFactDefinition> declared, DecisionFacts facts) =>
        declared.Count == 0 ? [] : [.. declared.Select(fact => HostOf(fact, facts))];

    private static HostSlot HostOf(HostFactDefinition declared, DecisionFacts facts)
    {
        var given = facts.Host.FirstOrDefault(fact => string.Equals(fact.Name, declared.Name, StringComparison.Ordinal));
        if (given is not { Value.IsKnown: true } || !string.Equals(given.Type, declared.TypeName, StringComparison.Ordinal))
        {
            return default;
        }

        return declared.Measure.Unit == MeasureUnit.Value
            ? new HostSlot(IsKnown: true, 0, declared.Measure.IndexOf(given.Value.Value))
            : new HostSlot(IsKnown: true, NumberOf(declared, given.Value.Value), 0);
    }
}
