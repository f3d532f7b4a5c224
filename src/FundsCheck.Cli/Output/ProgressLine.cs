using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Cli.Output;

/// <summary>Writes the progress, speed and remaining time of reading a log to a terminal, about once a second.</summary>
internal sealed class ProgressLine(Terminal terminal, string log) : IProgress<LogProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = terminal.Time.GetTimestamp();
    private TimeSpan _redrawn;
    private LogProgress _last;

    public void Report(LogProgress value)
    {
        _last = value;
        if (terminal.ErrorIsTerminal && terminal.Time.GetElapsedTime(_started) is var elapsed && elapsed - _redrawn >= Interval)
        {
            _redrawn = elapsed;
            terminal.Redraw(Text(elapsed));
        }
    }

    public void End()
    {
        if (terminal.ErrorIsTerminal)
        {
            terminal.Redraw(Text(terminal.Time.GetElapsedTime(_started)));
            terminal.Error.WriteLine();
        }
    }

    private string Text(TimeSpan elapsed)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        var left = _last.Bytes == 0 ? 0 : Math.Max(_last.BytesTotal - _last.Bytes, 0) * seconds / _last.Bytes;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{log}: {_last.Decisions} decisions, {_last.Decisions / seconds:F0}/s, about {left:F0} s left ");
    }
}
