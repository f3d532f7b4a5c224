using System.Globalization;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>Writes the progress of a batch to a terminal, once a second.</summary>
internal sealed class BatchProgress(Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = terminal.Time.GetTimestamp();
    private TimeSpan _redrawn;
    private long _count;

    public void Count()
    {
        _count++;
        var elapsed = terminal.Time.GetElapsedTime(_started);
        if (terminal.ErrorIsTerminal && elapsed - _redrawn >= Interval)
        {
            _redrawn = elapsed;
            terminal.Redraw(Text(elapsed));
        }
    }

    public async Task EndAsync()
    {
        if (terminal.ErrorIsTerminal)
        {
            terminal.Redraw(Text(terminal.Time.GetElapsedTime(_started)));
            await terminal.Error.WriteLineAsync().ConfigureAwait(false);
        }
    }

    private string Text(TimeSpan elapsed) =>
        string.Create(CultureInfo.InvariantCulture, $"{_count} lines, {_count / Math.Max(elapsed.TotalSeconds, 0.001):F0}/s");
}
