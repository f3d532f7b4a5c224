namespace FundsCheck.Pages.Timelines;

/// <summary>The stated facts of a balance that were judged as unknown.</summary>
internal static class UnknownFacts
{
    public static IEnumerable<(string Name, string Cause)> Of(BalanceFacts facts) =>
    [
        .. Of("available", facts.Available), .. Of("current", facts.Current), .. Of("limit", facts.Limit),
        .. Of("account kind", facts.Kind), .. Of("verification", facts.Verification), .. Of("age", facts.Age),
    ];

    private static IEnumerable<(string Name, string Cause)> Of<T>(string name, Fact<T> fact)
        where T : notnull =>
        fact.IsKnown || fact.Cause == UnknownCause.NotStated
            ? []
            : [(name, $"{fact.Cause}{(fact.Text is { } text ? $", {text}" : string.Empty)}")];
}
