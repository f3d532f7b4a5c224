using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Cli.Output;

/// <summary>Writes the progress, speed and remaining time of reading a log to a terminal.</summary>
internal sealed class ProgressLine(Terminal terminal, string log) : RedrawnLine<LogProgress>(terminal)
{
    protected override string Format(LogProgress value, double seconds)
    {
        var left = value.Bytes == 0 ? string.Empty : $", {TimeLeft(value.Bytes, value.BytesTotal, seconds)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{log}: {value.Decisions} decisions, {value.Decisions / seconds:F0}/s{left}");
    }
}
