namespace FundsCheck.Cli.Output;

/// <summary>Writes progress to a terminal in one line, about once a second.</summary>
/// <typeparam name="T">The progress.</typeparam>
internal abstract class RedrawnLine<T>(Terminal terminal) : IProgress<T>
    where T : struct
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = terminal.Time.GetTimestamp();
    private TimeSpan _redrawn;
    private T _last;

    public void Report(T value)
    {
        _last = value;
        if (terminal.ErrorIsTerminal && terminal.Time.GetElapsedTime(_started) is var elapsed && elapsed - _redrawn >= Interval)
        {
            _redrawn = elapsed;
            Redraw(elapsed);
        }
    }

    public void End()
    {
        if (_redrawn > TimeSpan.Zero)
        {
            Redraw(terminal.Time.GetElapsedTime(_started));
            terminal.Error.WriteLine();
        }
    }

    /// <summary>The remaining time in words, at the speed so far.</summary>
    /// <param name="done">What is done; more than 0.</param>
    /// <param name="total">What is to do in all.</param>
    /// <param name="seconds">The elapsed time.</param>
    protected static string TimeLeft(long done, long total, double seconds)
    {
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(total - done, 0) * seconds / done));
        return $"about {DurationWords.Format(left, thresholds: [])} left";
    }

    /// <summary>The text of the line.</summary>
    /// <param name="value">The last progress.</param>
    /// <param name="seconds">The elapsed time; more than 0.</param>
    protected abstract string Format(T value, double seconds);

    private void Redraw(TimeSpan elapsed) => terminal.Redraw(Format(_last, Math.Max(elapsed.TotalSeconds, 0.001)));
}
