using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Writes the number of records and the speed to a terminal.</summary>
internal sealed class RecordProgress(Terminal terminal, string source) : RedrawnLine<long>(terminal)
{
    protected override string Format(long value, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}: {value} records, {value / seconds:F0}/s");
}
