using FundsCheck.Rules;

namespace FundsCheck;

/// <summary>Makes facts, for hosts and tests that judge facts of their own (<see cref="RuleSet.Judge(DecisionFacts)"/>).</summary>
public static class Fact
{
    /// <summary>A known fact.</summary>
    public static Fact<T> Known<T>(T value)
        where T : notnull => Fact<T>.Known(value);

    /// <summary>An unknown fact.</summary>
    /// <param name="cause">Why it is unknown.</param>
    /// <param name="text">What came in place of a value; null where nothing did.</param>
    public static Fact<T> Unknown<T>(UnknownCause cause, string? text = null)
        where T : notnull => Fact<T>.Unknown(cause, text);
}
