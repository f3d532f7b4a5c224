namespace FundsCheck.Rules.Language;

/// <summary>The one fact that a measure is, where it is no sum of money.</summary>
/// <param name="Subject">What is lacking where it is unknown, for people.</param>
/// <param name="Read">Takes its value from the facts of a decision.</param>
/// <param name="Give">Puts a value, in the form of rule tests, into facts; null makes it unknown.</param>
/// <param name="Unsaid">The value of a test that does not state it; null where it is then unknown.</param>
internal sealed record MeasureFact(
    string Subject,
    Func<DecisionFacts, FactValue> Read,
    Func<DecisionFacts, string?, DecisionFacts> Give,
    string? Unsaid);
