namespace FundsCheck.Rules.Language;

/// <summary>
/// The fact of a measure that is not a sum of money. Its reader returns the judged type, so that the evaluation neither boxes nor converts.
/// </summary>
internal abstract record MeasureFact
{
    private MeasureFact(string subject, Func<DecisionFacts, string?, DecisionFacts> give, string? unstated) =>
        (Subject, Give, Unstated) = (subject, give, unstated);

    /// <summary>The description of the missing fact, for people.</summary>
    public string Subject { get; }

    /// <summary>Sets the value in facts, in the form of rule tests; null makes it unknown.</summary>
    public Func<DecisionFacts, string?, DecisionFacts> Give { get; }

    /// <summary>The default value in a rule test; null for unknown.</summary>
    public string? Unstated { get; }

    /// <summary>The cause of an unknown fact, and the text in place of a value.</summary>
    public abstract (UnknownCause Cause, string? Text) ReadUnknown(DecisionFacts facts);

    private static (UnknownCause Cause, string? Text) UnknownOf<T>(Fact<T> fact)
        where T : notnull => (fact.Cause, fact.Text);

    /// <summary>A word of the measure's list, or open text.</summary>
    public sealed record Word(
        string Subject, Func<DecisionFacts, Fact<string>> Read, Func<DecisionFacts, string?, DecisionFacts> Give, string? Unstated)
        : MeasureFact(Subject, Give, Unstated)
    {
        public override (UnknownCause Cause, string? Text) ReadUnknown(DecisionFacts facts) => UnknownOf(Read(facts));
    }

    /// <summary>A whole number in the unit of the measure's thresholds.</summary>
    public sealed record Number(
        string Subject, Func<DecisionFacts, Fact<long>> Read, Func<DecisionFacts, string?, DecisionFacts> Give, string? Unstated)
        : MeasureFact(Subject, Give, Unstated)
    {
        public override (UnknownCause Cause, string? Text) ReadUnknown(DecisionFacts facts) => UnknownOf(Read(facts));
    }

    /// <summary>A figure of money in major units, of any size and with any decimals.</summary>
    public sealed record Figure(
        string Subject, Func<DecisionFacts, Fact<decimal>> Read, Func<DecisionFacts, string?, DecisionFacts> Give, string? Unstated)
        : MeasureFact(Subject, Give, Unstated)
    {
        public override (UnknownCause Cause, string? Text) ReadUnknown(DecisionFacts facts) => UnknownOf(Read(facts));
    }
}
