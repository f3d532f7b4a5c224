namespace FundsCheck;

/// <summary>The names of outcomes in rule files, records and output: <c>accept</c>, <c>review</c>, <c>decline</c>.</summary>
public static class OutcomeNames
{
    /// <summary>The names, by rising severity.</summary>
    public static IReadOnlyList<string> All { get; } = ["accept", "review", "decline"];

    /// <summary>The name of an outcome.</summary>
    /// <exception cref="InvalidOperationException">The outcome is <see cref="Outcome.None"/>, which no decision has.</exception>
    public static string ToName(this Outcome outcome) => outcome switch
    {
        Outcome.Accept => "accept",
        Outcome.Review => "review",
        Outcome.Decline => "decline",
        _ => throw new InvalidOperationException("an outcome is accept, review or decline; this one was never set"),
    };

    /// <summary>The outcome of a name; null where it is none of the three.</summary>
    public static Outcome? Find(string name) => name switch
    {
        "accept" => Outcome.Accept,
        "review" => Outcome.Review,
        "decline" => Outcome.Decline,
        _ => null,
    };
}
