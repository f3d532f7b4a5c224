namespace FundsCheck.Rules.Language;

/// <summary>Creates the measure of a failure's own code, and formats the reason of a failed reading.</summary>
internal static class FailureCodeMeasure
{
    /// <summary>Creates the measure for a rule set that names these codes.</summary>
    internal static Measure Create(IReadOnlyList<string> codes) => new("balance.failureCode", MeasureUnit.Value, MeasureNeeds.Gate)
    {
        Description = "a gate of the reading by the provider's own codes, which are open text: `none` where the balance was read",
        Words = [new(Measures.NoFailure, "The balance was read."), .. codes.Select(code => new ListedWord(code, "A provider's own code."))],
        Unnamed = OtherThan(codes),
        Fact = new MeasureFact.Word(
            "the failure's code",
            facts => Fact.Known(facts.FailureCode ?? Measures.NoFailure),
            Give,
            Unstated: Measures.NoFailure),
        Phrase = (_, _, facts) => Clause(facts),
        Opens = Measures.NoFailure,
        IsOfReading = true,
        IsOpen = true,
    };

    /// <summary>Formats a clause such as <c>the balance was not read (`rateLimited`, code `PROVIDER_RATE_LIMITED`)</c>.</summary>
    internal static string Clause(DecisionFacts facts)
    {
        if (facts.Failure is not { } failure)
        {
            return facts.Balance is null ? "the balance was not requested" : "the balance was read";
        }

        var cause = failure.Cause is { } text ? $", cause `{text}`" : string.Empty;
        return $"the balance was not read (`{FundsCheck.BalanceFailures.NameOf(failure.Category)}`, code `{failure.Code}`{cause})";
    }

    // A failure without a stated code has the code of its category.
    private static DecisionFacts Give(DecisionFacts facts, string? code) =>
        facts.Failure is { } failure && code is not (null or Measures.NoFailure)
            ? facts with { Failure = failure with { Code = code } }
            : facts;

    // A code that no band names, for examples and suggested tests.
    private static string OtherThan(IReadOnlyList<string> codes)
    {
        var other = "OTHER_CODE";
        while (codes.Contains(other, StringComparer.Ordinal))
        {
            other += "_";
        }

        return other;
    }
}
