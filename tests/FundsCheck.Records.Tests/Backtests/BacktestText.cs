namespace FundsCheck.Records.Tests.Backtests;

/// <summary>The counts of a backtest as a short text.</summary>
internal static class BacktestText
{
    public static BacktestTally Tally(long count, decimal amount) => new(count, new Money(amount, Currency.Usd));

    public static IEnumerable<string> Moves(IEnumerable<BacktestTransition> transitions) => transitions.Select(Text);

    public static string Text(BacktestGroup group) => $"{group.Name}: {string.Join(", ", Moves(group.Transitions))}";

    public static string Text(BacktestStops stops) =>
        $"of {stops.All.Count} {stops.All.Amount}: review {stops.Reviewed.Count} {stops.Reviewed.Amount}, decline {stops.Declined.Count} "
            + $"{stops.Declined.Amount}";

    private static string Text(BacktestTransition transition) =>
        $"{transition.From.ToString().ToLowerInvariant()} -> {transition.To.ToString().ToLowerInvariant()} {transition.Tally.Count} "
            + $"{transition.Tally.Amount}";
}
