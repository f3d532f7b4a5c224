namespace FundsCheck.Cli.Exporting;

/// <summary>A decision with the events that followed it: one value, or null, for each of <see cref="ExportColumns.All"/>.</summary>
internal sealed class ExportRow
{
    private readonly object?[] _values;

    /// <param name="position">The number of its line.</param>
    /// <param name="record">The decision.</param>
    public ExportRow(long position, DecisionRecord record)
    {
        _values = [.. ExportColumns.All.Select(column => column.Read?.Invoke(record))];
        Set(ExportColumns.Position, position);
    }

    public IReadOnlyList<object?> Values => _values;

    /// <summary>The decision in messages.</summary>
    public string Name => $"{this[ExportColumns.Id]} (revision {this[ExportColumns.Revision]}, line {this[ExportColumns.Position]})";

    public object? this[string column] => _values[ExportColumns.IndexOf(column)];

    /// <summary>Adds an event of the decision.</summary>
    public void Add(ExportEvent happened)
    {
        var kind = happened.Kind;
        Set($"{kind}At", happened.At);
        switch (kind)
        {
            case "approved" or "rejected":
                Set($"{kind}By", happened.Text);
                Set("comment", happened.Comment);
                break;
            case "sent":
                Set("sentEffectiveDate", happened.Day);
                break;
            case "returned":
                Set("returnCode", happened.Text);
                break;
            default:
                break;
        }
    }

    private void Set(string column, object? value) => _values[ExportColumns.IndexOf(column)] = value;
}
