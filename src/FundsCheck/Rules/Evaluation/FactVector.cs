using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Facts bound to a rule set once: ordinary figures scaled to whole numbers, values as their places in the vocabulary (-1: known, but not
/// in it).
/// </summary>
internal sealed class FactVector
{
    public FactVector(CompiledRules rules, DecisionFacts facts)
    {
        Facts = facts;
        Amount = Scaled.Of(facts.Amount.Amount);
        Held = Scaled.Of(facts.Held.Amount);
        HeldPossible = Scaled.Of(facts.HeldPossible.Amount);
        IsOrdinary = Scaled.IsOrdinary(Amount) && Scaled.IsOrdinary(Held) && Scaled.IsOrdinary(HeldPossible);
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

    /// <summary>Whether every figure is an ordinary one. If not, only <see cref="ExactMeasures"/> can judge money.</summary>
    public bool IsOrdinary { get; private set; }

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

    /// <summary>Null also where the figure is not ordinary; the same of the next two.</summary>
    public Int128? Available { get; }

    public Int128? Current { get; }

    public Int128? Limit { get; }

    public long? AgeTicks { get; }

    public HostSlot[] Host { get; }

    private static int IndexOf(MeasureId id, string value) => Measures.Of(id).IndexOf(value);

    private Int128? ValueOf(Fact<decimal> fact) => fact.IsKnown ? ValueOf(fact.Value) : null;

    private Int128? ValueOf(decimal figure)
    {
        if (Scaled.TryOf(figure, out var scaled))
        {
            return scaled;
        }

        IsOrdinary = false;
        return null;
    }

    // Most rule sets declare none.
    private HostSlot[] HostOf(IReadOnlyList<HostFactDefinition> declared, DecisionFacts facts) =>
        declared.Count == 0 ? [] : [.. declared.Select(fact => HostOf(fact, facts))];

    private HostSlot HostOf(HostFactDefinition declared, DecisionFacts facts)
    {
        var given = facts.Host.FirstOrDefault(fact => string.Equals(fact.Name, declared.Name, StringComparison.Ordinal));
        if (given is not { Value.IsKnown: true } || !string.Equals(given.Type, declared.TypeName, StringComparison.Ordinal))
        {
            return default;
        }

        if (declared.Measure.Unit == MeasureUnit.Value)
        {
            return new HostSlot(IsKnown: true, 0, declared.Measure.IndexOf(given.Value.Value), 0m);
        }

        var number = HostFactNumber.Of(declared.Type, given.Value.Value);
        return declared.Type == HostFactType.Money
            ? new HostSlot(IsKnown: true, ValueOf(number).GetValueOrDefault(), 0, number)
            : new HostSlot(IsKnown: true, (Int128)number, 0, 0m);
    }
}
