namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>The states of the files while a log is created.</summary>
internal static class Beginnings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Spins until a child has reached a state of creating a log; the states alternate.</summary>
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
