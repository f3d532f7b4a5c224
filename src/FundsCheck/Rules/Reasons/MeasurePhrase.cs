using System.Globalization;
using System.Numerics;
using System.Text;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Formats the value of a measure and its calculation in words.</summary>
internal readonly struct MeasurePhrase(CompiledRules rules, FactVector facts)
{
    // The capacity fits most sums, so that the builder does not grow.
    private const int SumLength = 96;

    private readonly Currency _currency = facts.Facts.Amount.Currency;

    /// <summary>Formats the judged value as in rule files.</summary>
    public string Operand(CompiledSlot slot, bool atOtherEnd) => slot.Measure.Unit switch
    {
        // The value is rounded down, so that a value below a threshold is not shown as the threshold.
        MeasureUnit.Percent when slot.IsCover => ThresholdSyntax.WritePercent(Cover(slot, atOtherEnd)),
        MeasureUnit.Percent => ThresholdSyntax.WritePercent(facts.NumberOf(slot)),
        MeasureUnit.Money => Show(facts.FigureOf(slot, atOtherEnd)),
        MeasureUnit.Integer => facts.NumberOf(slot).ToString(CultureInfo.InvariantCulture),
        MeasureUnit.Duration => ThresholdSyntax.WriteDuration(DurationOf(slot)),
        _ => Word(slot.Measure),
    };

    /// <summary>
    /// Formats the distance of a value to a threshold on its worse side. A percentage and a duration are rounded down, so that no margin is
    /// shown larger than it is.
    /// </summary>
    public string Distance(CompiledSlot slot, Threshold threshold, bool atOtherEnd)
    {
        var (isLower, number) = (slot.Measure.Worse == WorseSide.Lower, (Int128)decimal.Truncate(threshold.Number));
        switch (slot.Measure.Unit)
        {
            case MeasureUnit.Money:
                var distance = facts.FigureOf(slot, atOtherEnd) - WideDecimal.From(threshold.Number);
                return Show(isLower ? distance : -distance);
            case MeasureUnit.Percent when slot.IsCover:
                return ThresholdSyntax.WritePercent(Cover(slot, atOtherEnd) - (BigInteger)number);
            default:
                var whole = facts.NumberOf(slot) - number;
                return ShowWhole(slot.Measure.Unit, isLower ? whole : -whole);
        }
    }

    /// <summary>Gets the word of a measure of words.</summary>
    public string Word(Measure measure) => measure.Fact is MeasureFact.Word word
        ? word.Read(facts.Facts).Value
        : throw new InvalidOperationException($"`{measure.Name}` has no words");

    /// <summary>Formats a clause such as <c>available 100.00 USD - held 0.00 USD - amount 100.01 USD leaves -0.01 USD</c>.</summary>
    public string Clause(CompiledBandList bandList, string operand, bool atOtherEnd)
    {
        var measure = bandList.Definition.Measure;
        var value = measure.Unit == MeasureUnit.Duration ? DurationIn(bandList) : operand;
        return measure.Phrase(value, measure.Form is { } form ? Sum(form, atOtherEnd) : string.Empty, facts.Facts);
    }

    /// <summary>Formats a clause with the missing facts of an unknown measure.</summary>
    public string UnknownClause(Measure measure)
    {
        var lacking = measure.Fact is { } fact ? Lacking(fact.Subject, fact.ReadUnknown(facts.Facts)) : LackingFigures(measure);
        return measure.IsCustom ? lacking : $"`{measure.Name}` is unknown as {lacking}";
    }

    /// <summary>Formats the clauses of the unknown measures before a fallback.</summary>
    public List<string> UnknownClauses(CompiledCheck check, CompiledBandList fallback)
    {
        var clauses = new List<string>();
        for (var step = check.BandList; !ReferenceEquals(step, fallback); step = step.RequiredFallback)
        {
            clauses.Add(UnknownClause(step.Definition.Measure));
        }

        return clauses;
    }

    /// <summary>Names the unknown guards that keep a check in force; null where none does.</summary>
    public string? KeptInForce(CompiledCheck check)
    {
        // A lambda cannot capture members of a structure.
        var (vector, compiled) = (facts, rules);
        var unknown = check.Definition.Guards
            .Where(guard => !vector.IsKnown(compiled.SlotOf(guard.Measure)))
            .Select(guard => $"`{guard.Measure.Name}`")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return unknown.Count == 0 ? null : $"kept in force as {string.Join(" and ", unknown)} is unknown";
    }

    private static string ShowWhole(MeasureUnit unit, Int128 number) => unit switch
    {
        MeasureUnit.Percent => ThresholdSyntax.WritePercent(number),
        MeasureUnit.Duration => ThresholdSyntax.WriteDuration(
            TimeSpan.FromTicks((long)number / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond)),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private BigInteger Cover(CompiledSlot slot, bool atOtherEnd) =>
        WideDecimal.FloorOfRatio(facts.FigureOf(slot, atOtherEnd), WideDecimal.From(facts.Facts.Amount.Amount));

    private string Sum(MoneyForm form, bool atOtherEnd)
    {
        var (debit, sum) = (facts.Facts, new StringBuilder(SumLength));
        foreach (var (figure, factor) in form.Figures)
        {
            MoneyForm.Append(sum, factor, figure.Name, AmountOf(figure, debit));
        }

        MoneyForm.Append(sum, form.Held, "held", debit.Held);
        MoneyForm.Append(sum, atOtherEnd ? form.Held : 0, "possibly held", debit.HeldPossible);
        MoneyForm.Append(sum, form.Amount, "amount", debit.Amount);
        return sum.ToString();
    }

    private static Money? AmountOf(BalanceFigure figure, DecisionFacts debit) =>
        debit.Balance is { } balance ? new Money(figure.Read(balance).Value, debit.Amount.Currency) : null;

    private string DurationIn(CompiledBandList bandList)
    {
        var (measure, bands) = (bandList.Definition.Measure, bandList.Definition.Bands);
        return DurationWords.Format(
            DurationOf(rules.Slots[bandList.Slot]), [.. bands.Select(band => ThresholdText.Words(measure, band.Threshold))]);
    }

    private TimeSpan DurationOf(CompiledSlot slot) => WholeSecondsUp(TimeSpan.FromTicks((long)facts.NumberOf(slot)));

    // The value is rounded up, so that a value above a threshold is not shown as the threshold.
    private static TimeSpan WholeSecondsUp(TimeSpan duration) =>
        TimeSpan.FromTicks((duration.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);

    private static string Lacking(string what, (UnknownCause Cause, string? Text) unknown)
    {
        var text = unknown.Text is { } came ? $" (`{came}`)" : string.Empty;
        return unknown.Cause switch
        {
            UnknownCause.Unlisted => $"{what} is not in the list{text}",
            UnknownCause.InTheFuture => $"{what} is in the future{text}",
            UnknownCause.Unreadable => $"{what} is unreadable{text}",
            UnknownCause.WrongType => $"{what} is not of the declared type{text}",
            UnknownCause.OutOfRange => $"{what} is beyond what is judged{text}",
            UnknownCause.NotVerified => $"{what} is not on record{text}",
            UnknownCause.NotRequested => $"{what} was not requested{text}",
            _ => $"{what} is not stated",
        };
    }

    private string LackingFigures(Measure measure)
    {
        var lacking = new List<string>();
        foreach (var (figure, _) in measure.Form?.Figures ?? [])
        {
            if ((facts.Facts.Balance is { } balance ? figure.Read(balance) : default) is { IsKnown: false } fact)
            {
                lacking.Add(Lacking(figure.Name, (fact.Cause, fact.Text)));
            }
        }

        return lacking.Count > 0 ? string.Join(" and ", lacking) : "this kind of account has none";
    }

    private string Show(WideDecimal figure) => $"{figure.ToString(_currency.MinorUnitDigits)} {_currency.Code}";
}
