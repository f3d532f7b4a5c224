using System.Globalization;
using FundsCheck.Balances;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Explanation;

/// <summary>Says in words what a measure's value is, and how it came about.</summary>
internal readonly struct MeasurePhrase(CompiledRules rules, FactVector facts)
{
    private readonly Currency _currency = facts.Facts.Amount.Currency;

    /// <summary>The value in the spelling of rule files.</summary>
    public string Operand(CompiledLadder ladder, bool atOtherEnd)
    {
        var slot = rules.Slots[ladder.Slot];
        var measure = slot.Measure;
        return slot.IsOfFigures ? FigureText(slot, atOtherEnd) : measure.Unit switch
        {
            MeasureUnit.Integer => Number(slot).ToString(CultureInfo.InvariantCulture),
            MeasureUnit.Duration => EdgeText.WriteDuration(WholeSecondsUp(TimeSpan.FromTicks((long)Number(slot)))),
            MeasureUnit.Percent => EdgeText.WritePercent(Number(slot)),
            _ => ValueText(measure),
        };
    }

    private Int128 Number(CompiledSlot slot) => Evaluator.ValueOf(slot, facts).Number;

    private string FigureText(CompiledSlot slot, bool atOtherEnd)
    {
        var amount = WideDecimal.From(facts.Facts.Amount.Amount);
        var (certain, total) = ExactMeasures.ValueOf(slot, facts, amount)
            ?? throw new InvalidOperationException($"`{slot.Measure.Name}` is unknown");
        var figure = atOtherEnd ? total : certain;

        // Rounded down, so that what is below an edge never reads as having reached it.
        return slot.IsCover ? EdgeText.WritePercent(WideDecimal.FloorOfRatio(figure, amount)) : Show(figure);
    }

    /// <summary>A clause such as <c>available 100.00 USD - held 0.00 USD - amount 100.01 USD leaves -0.01 USD</c>.</summary>
    public string Clause(CompiledLadder ladder, bool atOtherEnd)
    {
        var operand = Operand(ladder, atOtherEnd);
        var balance = facts.Facts.Balance;
        var taken = $"held {facts.Facts.Held}{(atOtherEnd ? $" - possibly held {facts.Facts.HeldPossible}" : string.Empty)}";
        var left = $"{taken} - amount {facts.Facts.Amount} leaves {operand}";
        return ladder.Definition.Measure.Id switch
        {
            MeasureId.Amount => $"the amount is {operand}",
            MeasureId.Exposure =>
                $"{taken.Replace(" - ", " + ", StringComparison.Ordinal)} + amount {facts.Facts.Amount} makes {operand} on its way",
            MeasureId.Attempt => $"this is attempt {operand}",
            MeasureId.BalanceAge => $"the balance is {operand} old",
            MeasureId.Available => $"available is {operand}",
            MeasureId.HeadroomAvailable => $"available {Show(balance?.Available)} - {left}",
            MeasureId.HeadroomCurrent => $"current {Show(balance?.Current)} - {left}",
            MeasureId.HeadroomOverdraft => $"available {Show(balance?.Available)} + limit {Show(balance?.Limit)} - {left}",
            MeasureId.HeadroomCredit => $"limit {Show(balance?.Limit)} - current {Show(balance?.Current)} - {left}",
            MeasureId.CoverAvailable => $"available {Show(balance?.Available)} - {taken} is {operand} of the amount {facts.Facts.Amount}",
            MeasureId.BalanceReading => $"the balance was not read (`{operand}`{ProviderCode()})",
            _ => $"`{ladder.Definition.Measure.Name}` is `{operand}`",
        };
    }

    /// <summary>A clause that says which facts an unknown measure lacks.</summary>
    public string UnknownClause(Measure measure)
    {
        var balance = facts.Facts.Balance;
        var lacking = measure.Id switch
        {
            MeasureId.BalanceAge => Lacking("the time of the balance", balance?.Age),
            MeasureId.AccountKind => Lacking("the account's type and subtype", balance?.Kind),
            MeasureId.Verification => Lacking("the verification status", balance?.Verification),
            MeasureId.Attempt => Lacking("what the debit states of its earlier attempts", (Fact<int>?)facts.Facts.Attempt),
            MeasureId.LastReturn => Lacking("what the debit states of its last return", (Fact<string>?)facts.Facts.LastReturn),
            MeasureId.Host => Lacking(
                $"`{measure.Name}`",
                facts.Facts.Host.FirstOrDefault(fact => string.Equals(fact.Name, measure.Name, StringComparison.Ordinal))?.Value),
            _ => LackingFunds(measure.Id),
        };
        return measure.Id == MeasureId.Host ? lacking : $"`{measure.Name}` is unknown as {lacking}";
    }

    // Rounded up, so that what is above an edge never reads as being at it.
    private static TimeSpan WholeSecondsUp(TimeSpan duration) =>
        TimeSpan.FromTicks((duration.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);

    private static string Lacking<T>(string what, Fact<T>? fact)
        where T : notnull
    {
        var text = fact?.Text is { } came ? $" (`{came}`)" : string.Empty;
        return (fact?.Cause ?? UnknownCause.NotStated) switch
        {
            UnknownCause.Unlisted => $"{what} is not in the list{text}",
            UnknownCause.InTheFuture => $"{what} is in the future{text}",
            UnknownCause.Unreadable => $"{what} is unreadable{text}",
            UnknownCause.WrongType => $"{what} is not of the declared type{text}",
            UnknownCause.OutOfRange => $"{what} is beyond what is judged{text}",
            UnknownCause.NotVerified => $"{what} is not on record{text}",
            _ => $"{what} is not stated",
        };
    }

    private string LackingFunds(MeasureId id)
    {
        var balance = facts.Facts.Balance;
        var needs = id switch
        {
            MeasureId.HeadroomCurrent => "current",
            MeasureId.HeadroomOverdraft => "available limit",
            MeasureId.HeadroomCredit => "limit current",
            _ => "available",
        };
        var missing = needs.Split(' ')
            .Select(name => (
                name, fact: name switch { "available" => balance?.Available, "current" => balance?.Current, _ => balance?.Limit }))
            .Where(row => row.fact is not { IsKnown: true })
            .Select(row => Lacking(row.name, row.fact))
            .ToList();
        return missing.Count > 0 ? string.Join(" and ", missing) : "this kind of account has none";
    }

    private string ValueText(Measure measure) => measure.Id switch
    {
        MeasureId.EntryClass => facts.Facts.EntryClass,
        MeasureId.SameDay => facts.Facts.SameDay ? "true" : "false",
        MeasureId.LastReturn => facts.Facts.LastReturn.Value,
        MeasureId.AccountKind => facts.Facts.Balance!.Kind.Value.Name,
        MeasureId.Verification => facts.Facts.Balance!.Verification.Value,
        MeasureId.BalanceSource => facts.Facts.Balance!.Source,
        MeasureId.BalanceReading => facts.Facts.Reading,
        MeasureId.BalanceCurrency => facts.Facts.Balance!.Currency,
        _ => facts.Facts.Host.First(fact => string.Equals(fact.Name, measure.Name, StringComparison.Ordinal)).Value.Value,
    };

    private string ProviderCode() =>
        facts.Facts.ProviderCode is { } code && !string.Equals(code, facts.Facts.Reading, StringComparison.Ordinal)
            ? $"; {(ReadingCodes.HasCause(facts.Facts.Reading) ? "the cause is" : "the provider says")} `{code}`"
            : string.Empty;

    private string Show(Fact<decimal>? figure) => new Money(figure!.Value.Value, _currency).ToString();

    private string Show(WideDecimal figure) => $"{figure.ToString(_currency.MinorUnitDigits)} {_currency.Code}";
}
