namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>The moments of a log's first writes, seen from outside.</summary>
internal static class Beginnings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits, without a pause, until a child has come to a moment of opening a log; the moments take turns.</summary>
    public static async Task WaitAsync(int round, string log, KilledChild child)
    {
        var before = LengthOf(log);
        Func<bool> has = (round % 7) switch
        {
            0 => () => File.Exists(log + ".lock"),
            1 => () => File.Exists(log + ".owner"),
            2 => () => File.Exists(log),
            3 => () => LengthOf(log) > before,
            4 => () => LengthOf(log) > before + 200,
            5 => () => File.Exists(log + ".new"),
            _ => () => LengthOf(log) > before + 10_000,
        };
        var started = TimeProvider.System.GetTimestamp();
        while (!has() && !child.HasEnded && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Yield();
        }
    }

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
