using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Facts bound to a rule set: the value of each measure as one number. Money is in 10^-8 major units, with the holds that are not yet
/// posted and the debit's amount; a word is its index in the vocabulary (-1: known, outside the vocabulary). Reasons use the same values.
/// </summary>
internal sealed class FactVector
{
    private static readonly Int128 Unknown = Int128.MinValue;

    private readonly Int128[] _values;

    // Figures that are not ordinary, by slot: of any size and any number of decimals. Empty where all figures are ordinary.
    private readonly WideDecimal[] _figures = [];

    public FactVector(CompiledRules rules, DecisionFacts facts)
    {
        Facts = facts;
        Amount = Scaled.Of(facts.Amount.Amount);
        Held = Scaled.Of(facts.Held.Amount);
        HeldPossible = Scaled.Of(facts.HeldPossible.Amount);
        IsRead = facts is { Balance: not null, Failure: null };
        var isSame = IsRead && string.Equals(facts.Balance?.Currency, Measures.Same, StringComparison.Ordinal);
        Silenced = (IsRead ? MeasureNeeds.None : Measures.BalanceReading.Silences)
            | (isSame ? MeasureNeeds.None : Measures.BalanceCurrency.Silences);
        IsOrdinary = Scaled.IsOrdinary(Amount) && Scaled.IsOrdinary(Held) && Scaled.IsOrdinary(HeldPossible);
        var balance = IsRead ? facts.Balance : null;
        Span<Int128> figures = stackalloc Int128[BalanceFigure.All.Count];
        for (var index = 0; index < figures.Length; index++)
        {
            var figure = balance is null ? default : BalanceFigure.All[index].Read(balance);
            figures[index] = figure.IsKnown ? ScaledOf(figure.Value) : Unknown;
        }

        var family = balance is { Kind.IsKnown: true } ? balance.Kind.Value.Family : AccountFamily.Other;
        _values = new Int128[rules.Slots.Length];
        foreach (var slot in rules.Slots)
        {
            _values[slot.Index] = slot.Form is { } form ? SumOf(form, figures, family) : ValueOf(slot);
        }

        if (!IsOrdinary)
        {
            _figures = [.. rules.Slots.Select(slot => slot.IsOfFigures && IsKnown(slot) ? FigureOf(slot.Measure) : default)];
        }
    }

    public DecisionFacts Facts { get; }

    /// <summary>True where every figure is ordinary. Otherwise money is judged by <see cref="FigureOf(CompiledSlot, bool)"/>.</summary>
    public bool IsOrdinary { get; private set; }

    public Int128 Amount { get; }

    public Int128 Held { get; }

    public Int128 HeldPossible { get; }

    public bool IsRead { get; }

    /// <summary>The needs of the checks that are silent behind a gate.</summary>
    public MeasureNeeds Silenced { get; }

    public bool IsKnown(CompiledSlot slot) => _values[slot.Index] != Unknown;

    /// <summary>
    /// Gets the value of a known measure, with the holds that are not yet posted; for a cover, the number compared with threshold times
    /// amount.
    /// </summary>
    public Int128 NumberOf(CompiledSlot slot) => _values[slot.Index];

    /// <summary>Gets the value as a figure of money, with the holds that are not yet posted, or with all holds.</summary>
    public WideDecimal FigureOf(CompiledSlot slot, bool atOtherEnd)
    {
        var certain = IsOrdinary ? WideDecimal.From(NumberOf(slot), Scaled.Digits) : _figures[slot.Index];
        return atOtherEnd ? certain + (WideDecimal.From(Facts.HeldPossible.Amount) * slot.HeldFactor) : certain;
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

    private Int128 SumOf(MoneyForm form, ReadOnlySpan<Int128> figures, AccountFamily family)
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
        return IsOrdinary ? Scale(Add(Add(sum, Held, form.Held), Amount, form.Amount), form.Scale) : 0;
    }

    private Int128 ValueOf(CompiledSlot slot) => slot.Fact switch
    {
        MeasureFact.Word word when word.Read(Facts) is { IsKnown: true } known => slot.IndexOf(known.Value),
        MeasureFact.Number number when number.Read(Facts) is { IsKnown: true } known => known.Value,
        MeasureFact.Figure figure when figure.Read(Facts) is { IsKnown: true } known => ScaledOf(known.Value),
        _ => Unknown,
    };

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
    private Int128 ScaledOf(decimal figure)
    {
        if (Scaled.TryOf(figure, out var scaled))
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
}
