using System.Globalization;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>Writes the progress, speed and remaining time of a replay to a terminal, about once a second.</summary>
internal sealed class ReplayLine(Terminal terminal, string path)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = terminal.Time.GetTimestamp();
    private TimeSpan _redrawn;
    private ReplayProgress _last;

    public void Report(ReplayProgress progress)
    {
        _last = progress;
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
            $"{path}: {_last.Decisions} decisions, {_last.Decisions / seconds:F0}/s, about {left:F0} s left ");
    }
}
