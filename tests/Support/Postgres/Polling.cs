namespace FundsCheck.TestSupport;

/// <summary>Waits for a state that no event reports.</summary>
internal static class Polling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns when the condition holds; throws <see cref="TimeoutException"/> where it does not for a minute.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <summary>Returns when the condition holds; throws <see cref="TimeoutException"/> where it does not for a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"The condition does not hold after {Patience.TotalSeconds} s.");
            }

            await Task.Delay(Interval);
        }
    }
}
