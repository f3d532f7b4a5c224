namespace FundsCheck;

/// <summary>The form of an outcome in files, records and output.</summary>
internal static class OutcomeNames
{
    public static readonly string[] All = ["accept", "review", "decline"];

    public static string ToName(this Outcome outcome) => outcome switch
    {
        Outcome.Accept => "accept",
        Outcome.Review => "review",
        Outcome.Decline => "decline",
        _ => throw new InvalidOperationException("an outcome is accept, review or decline; this one was never set"),
    };

    public static Outcome? Find(string name) => name switch
    {
        "accept" => Outcome.Accept,
        "review" => Outcome.Review,
        "decline" => Outcome.Decline,
        _ => null,
    };
}
