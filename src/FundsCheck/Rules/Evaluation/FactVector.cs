using System.Runtime.CompilerServices;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Facts bound to a rule set: the value of each measure as one number. Money is in 10^-8 major units, with the holds that are not yet
/// posted and the debit's amount; a word is its index in the vocabulary (-1: known, outside the vocabulary). Reasons use the same values.
/// Every comparison with a value is a bit of two masks (true, unknown); with possibly posted holds, a third mask has the comparisons with
/// all holds counted.
/// </summary>
internal sealed class FactVector
{
    private static readonly Int128 Unknown = Int128.MinValue;

    private readonly Int128[] _values;
    private readonly ulong[] _masks;
    private readonly int _words;

    // Figures that are not ordinary, by number: of any size and any number of decimals. Empty where all figures are ordinary.
    private readonly WideDecimal[] _figures = [];

    public FactVector(CompiledRules rules, DecisionFacts facts)
    {
        (Rules, Facts, _words) = (rules, facts, rules.Words);
        Amount = Scaled.Of(facts.Amount.Amount);
        var held = Scaled.Of(facts.Held.Amount);
        HeldPossible = Scaled.Of(facts.HeldPossible.Amount);
        IsRead = facts is { Balance: not null, Failure: null };
        IsOrdinary = Scaled.IsOrdinary(Amount) && Scaled.IsOrdinary(held) && Scaled.IsOrdinary(HeldPossible);
        var balance = IsRead ? facts.Balance : null;
        var isSame = string.Equals(balance?.Currency, Measures.Same, StringComparison.Ordinal);
        Silenced = (IsRead ? MeasureNeeds.None : Measures.BalanceReading.Silences)
            | (isSame ? MeasureNeeds.None : Measures.BalanceCurrency.Silences);
        // An array of fixed length: the runtime does not optimize a method with loops and `stackalloc` by its profile.
        Figures figures = default;
        figures[BalanceFigure.Available.Index] = balance is null ? Unknown : ScaledOf(balance.Available);
        figures[BalanceFigure.Current.Index] = balance is null ? Unknown : ScaledOf(balance.Current);
        figures[BalanceFigure.Limit.Index] = balance is null ? Unknown : ScaledOf(balance.Limit);
        var family = balance is { Kind.IsKnown: true } ? balance.Kind.Value.Family : AccountFamily.Other;
        _masks = new ulong[(HeldPossible > 0 ? 3 : 2) * _words];
        var isUnknown = _masks.AsSpan(_words, _words);
        _values = new Int128[rules.NumberSlots.Length];
        foreach (var slot in rules.NumberSlots)
        {
            var number = slot.Form is { } form ? SumOf(form, held, figures, family) : ValueOf(slot);
            _values[slot.Number] = number;
            if (number == Unknown)
            {
                CompiledSlot.Add(slot.All, isUnknown);
            }
        }

        if (!IsOrdinary)
        {
            _figures = [.. rules.NumberSlots.Select(slot => slot.IsOfFigures && IsKnown(slot) ? FigureOf(slot.Measure) : default)];
        }

        foreach (var slot in rules.NumberSlots)
        {
            if (IsKnown(slot))
            {
                FillAt(slot, Amount, _masks);
            }
        }

        var isTrueAtOtherEnd = _masks.AsSpan(2 * _words);
        foreach (var slot in rules.WordSlots)
        {
            var value = slot.Word!.Read(facts);
            var mask = value.IsKnown ? slot.MaskOf(value.Value) : slot.All;
            CompiledSlot.Add(mask, value.IsKnown ? _masks : isUnknown);
            if (value.IsKnown && !isTrueAtOtherEnd.IsEmpty)
            {
                CompiledSlot.Add(mask, isTrueAtOtherEnd);
            }
        }
    }

    public CompiledRules Rules { get; }

    public DecisionFacts Facts { get; private set; }

    /// <summary>The masks: true, unknown, and with possibly posted holds true with all holds counted.</summary>
    public ReadOnlySpan<ulong> Masks => _masks;

    public MaskView View => new(_masks, _words);

    /// <summary>True where every figure is ordinary. Otherwise money is judged by <see cref="FigureOf(CompiledSlot, bool)"/>.</summary>
    public bool IsOrdinary { get; private set; }

    public Int128 Amount { get; }

    public Int128 HeldPossible { get; }

    public bool IsRead { get; }

    /// <summary>The needs of the checks that are silent behind a gate.</summary>
    public MeasureNeeds Silenced { get; }

    public bool IsKnown(CompiledSlot slot) => !slot.IsIn(_masks.AsSpan(_words, _words));

    /// <summary>
    /// Gets the value of a known measure, with the holds that are not yet posted; for a cover, the number compared with threshold times
    /// amount.
    /// </summary>
    public Int128 NumberOf(CompiledSlot slot) => _values[slot.Number];

    /// <summary>Gets the value as a figure of money, with the holds that are not yet posted, or with all holds.</summary>
    public WideDecimal FigureOf(CompiledSlot slot, bool atOtherEnd)
    {
        var certain = IsOrdinary ? WideDecimal.From(NumberOf(slot), Scaled.Digits) : _figures[slot.Number];
        return atOtherEnd ? certain + (WideDecimal.From(Facts.HeldPossible.Amount) * slot.HeldFactor) : certain;
    }

    /// <summary>Replaces, in masks like those of the facts, the comparisons of a known measure by those at another amount.</summary>
    public void FillAt(CompiledSlot slot, Int128 amount, Span<ulong> masks)
    {
        slot.Replace(MaskOf(slot, amount, atOtherEnd: false), masks[.._words]);
        if (HeldPossible > 0)
        {
            slot.Replace(MaskOf(slot, amount, atOtherEnd: slot.HeldFactor != 0), masks.Slice(2 * _words, _words));
        }
    }

    /// <summary>Copies the custom facts, which a host may change, for texts that are formatted later.</summary>
    public void Freeze() => Facts = Facts.Custom.Count == 0 ? Facts : Facts with { Custom = [.. Facts.Custom] };

    private ReadOnlySpan<ulong> MaskOf(CompiledSlot slot, Int128 amount, bool atOtherEnd)
    {
        var change = amount - Amount;
        if (!IsOrdinary && slot.IsOfFigures)
        {
            var moved = WideDecimal.From(change, Scaled.Digits) * slot.AmountFactor;
            return slot.MaskOfFigure(FigureOf(slot, atOtherEnd) + moved, WideDecimal.From(amount, Scaled.Digits));
        }

        var number = NumberOf(slot);
        number += change == 0 || slot.AmountFactor == 0 ? 0 : change * slot.AmountFactor;
        return slot.MaskOf(atOtherEnd ? number + (HeldPossible * slot.HeldFactor) : number, amount);
    }

    /// <summary>True for a check that needs neither a balance nor holds, nor a fact of a source that was not requested.</summary>
    public bool IsOfDebitAlone(CompiledCheck check)
    {
        if (check.Needs != MeasureNeeds.None)
        {
            return false;
        }

        foreach (var name in check.CustomFacts)
        {
            for (var index = 0; index < Facts.Custom.Count; index++)
            {
                if (Facts.Custom[index] is { Value: { IsKnown: false, Cause: UnknownCause.NotRequested } } fact
                    && string.Equals(fact.Name, name, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private Int128 SumOf(MoneyForm form, Int128 held, ReadOnlySpan<Int128> figures, AccountFamily family)
    {
        if (form.Family is not null && form.Family != family)
        {
            return Unknown;
        }

        Int128 sum = 0;
        foreach (var (figure, factor) in form.Figures)
        {
            if (figures[figure.Index] == Unknown)
            {
                return Unknown;
            }

            sum = Add(sum, figures[figure.Index], factor);
        }

        // The sum could overflow for a debit or holds that are not ordinary; only its known bit is used then.
        return IsOrdinary ? Scale(Add(Add(sum, held, form.Held), Amount, form.Amount), form.Scale) : 0;
    }

    private Int128 ValueOf(CompiledSlot slot)
    {
        if (slot.Measure.Fact is MeasureFact.Figure figure)
        {
            return ScaledOf(figure.Read(Facts));
        }

        var value = slot.Whole!.Read(Facts);
        return value.IsKnown ? value.Value : Unknown;
    }

    private WideDecimal FigureOf(Measure measure)
    {
        if (measure.Fact is MeasureFact.Figure fact)
        {
            return WideDecimal.From(fact.Read(Facts).Value);
        }

        var form = measure.Form ?? throw new InvalidOperationException($"`{measure.Name}` is not money");
        var sum = (WideDecimal.From(Facts.Held.Amount) * form.Held) + (WideDecimal.From(Facts.Amount.Amount) * form.Amount);
        foreach (var (figure, factor) in form.Figures)
        {
            sum += Facts.Balance is { } balance ? WideDecimal.From(figure.Read(balance).Value) * factor : default;
        }

        return sum * form.Scale;
    }

    /// <summary>Gets the scaled figure; 0 for a figure that is not ordinary, which is not used.</summary>
    private Int128 ScaledOf(Fact<decimal> figure)
    {
        if (!figure.IsKnown)
        {
            return Unknown;
        }

        if (Scaled.TryOf(figure.Value, out var scaled))
        {
            return scaled;
        }

        IsOrdinary = false;
        return 0;
    }

    // Products of 128 bits are slow, and nearly all factors are 1, 0 or -1.
    private static Int128 Add(Int128 sum, Int128 number, int factor) => factor switch
    {
        0 => sum,
        1 => sum + number,
        -1 => sum - number,
        _ => sum + (number * factor),
    };

    private static Int128 Scale(Int128 sum, int scale) => scale == 1 ? sum : sum * scale;

    /// <summary>The scaled figures, by their index.</summary>
    [InlineArray(3)]
    private struct Figures
    {
        private Int128 _first;
    }
}
