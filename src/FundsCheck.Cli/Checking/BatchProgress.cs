using System.Globalization;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>Writes the progress, speed and, of a file, the remaining time of a batch to a terminal.</summary>
internal sealed class BatchProgress(Terminal terminal, Stream input) : RedrawnLine<long>(terminal)
{
    private long _count;

    public void Count() => Report(++_count);

    protected override string Format(long value, double seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{value} lines, {value / seconds:F0}/s{Left(seconds)}");

    private string Left(double seconds) => input.CanSeek && input.Position > 0
        ? $", {TimeLeft(input.Position, input.Length, seconds)}"
        : string.Empty;
}
