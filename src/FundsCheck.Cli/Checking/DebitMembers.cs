namespace FundsCheck.Cli.Checking;

/// <summary>The members of a debit line, which are also the columns of CSV.</summary>
internal static class DebitMembers
{
    public const string Facts = "facts";
    public const string SameDay = "sameDay";
    public const string Attempt = "attempt";

    /// <summary>The members that each debit states.</summary>
    public static IReadOnlyList<string> Required { get; } = ["id", "account", "amount"];

    /// <summary>All members but <see cref="Facts"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Required, "accessToken", "class", SameDay, "effectiveDate", Attempt, "lastReturn", "retryOf", "firstSentOn", "ruleSet",
    ];
}
