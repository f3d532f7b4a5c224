namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>Makes a history that fails shorter, for as long as it still fails: whole stretches first, then single steps.</summary>
internal static class HistoryShrinker
{
    private const int RunsMax = 600;

    public static async Task<(History History, HistoryFailure Failure)> ShrinkAsync(History history, HistoryFailure failure)
    {
        var (shortest, why) = (history with { Steps = [.. history.Steps.Take(failure.Step + 1)] }, failure);
        var runs = 0;
        for (var stretch = Math.Max(1, shortest.Steps.Count / 2); stretch > 0; stretch = stretch == 1 ? 0 : stretch / 2)
        {
            for (var from = shortest.Steps.Count - stretch; from >= 0 && runs < RunsMax; from--)
            {
                var candidate = shortest with { Steps = [.. shortest.Steps.Where((_, index) => index < from || index >= from + stretch)] };
                runs++;
                if (candidate.Steps.Count < shortest.Steps.Count && await HistoryRun.PlayAsync(candidate, new HistoryCounts()) is { } still)
                {
                    (shortest, why) = (candidate with { Steps = [.. candidate.Steps.Take(still.Step + 1)] }, still);
                    from = Math.Min(from, shortest.Steps.Count - stretch + 1);
                }
            }
        }

        return (shortest, why);
    }
}
