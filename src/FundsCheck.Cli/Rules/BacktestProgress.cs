using System.Globalization;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>Writes the progress of a backtest to a terminal, about once a second.</summary>
internal sealed class BacktestProgress(Terminal terminal, string log) : IProgress<long>
{
    private const int ClockReadEvery = 4_096;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = terminal.Time.GetTimestamp();
    private TimeSpan _redrawn;
    private long _count;

    public void Report(long value)
    {
        _count = value;
        if (terminal.ErrorIsTerminal && value % ClockReadEvery == 0 && terminal.Time.GetElapsedTime(_started) is var elapsed
            && elapsed - _redrawn >= Interval)
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

    private string Text(TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{log}: {_count} decisions judged, {_count / Math.Max(elapsed.TotalSeconds, 0.001):F0}/s");
}
