namespace FundsCheck.Rules.Language;

/// <summary>
/// The one fact that a measure is, where it is no sum of money. Its reader returns the type that is judged, so that judging neither boxes
/// nor converts.
/// </summary>
internal abstract record MeasureFact
{
    private MeasureFact(string subject, Func<DecisionFacts, string?, DecisionFacts> give, string? unstated) =>
        (Subject, Give, Unstated) = (subject, give, unstated);

    /// <summary>What is lacking where it is unknown, for people.</summary>
    public string Subject { get; }

    /// <summary>Puts a value, in the form of rule tests, into facts; null makes it unknown.</summary>
    public Func<DecisionFacts, string?, DecisionFacts> Give { get; }

    /// <summary>The value of a test that does not state it; null where it is then unknown.</summary>
    public string? Unstated { get; }

    /// <summary>Why it is unknown, and the text that came in place of a value.</summary>
    public abstract (UnknownCause Cause, string? Text) ReadUnknown(DecisionFacts facts);

    private static (UnknownCause Cause, string? Text) UnknownOf<T>(Fact<T> fact)
        where T : notnull => (fact.Cause, fact.Text);

    /// <summary>A word of the measure's list, or of open text.</summary>
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
