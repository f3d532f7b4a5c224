namespace FundsCheck.Pages.Reports;

/// <summary>
/// The levels of Nacha's rules on return rates: the threshold of unauthorized debits, and the levels of administrative and all debits above
/// which Nacha may inquire.
/// </summary>
internal static class ReturnLevels
{
    public static IReadOnlyList<ReturnRate> Of(IReadOnlyDictionary<string, Volume> returns, long sent) =>
    [
        new("Unauthorized", string.Join(", ", ReturnGroups.Unauthorized), 0.5m, CountOf(returns, ReturnGroups.Unauthorized), sent),
        new("Administrative", string.Join(", ", ReturnGroups.Administrative), 3.0m, CountOf(returns, ReturnGroups.Administrative), sent),
        new("Overall", "every code", 15.0m, returns.Values.Sum(volume => volume.Count), sent),
    ];

    private static long CountOf(IReadOnlyDictionary<string, Volume> returns, string[] codes) =>
        codes.Sum(code => returns.TryGetValue(code, out var volume) ? volume.Count : 0);
}
