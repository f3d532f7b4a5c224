namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Values for the six variables, in major units.</summary>
internal sealed class LinearPoint(WideDecimal[] values, Currency currency)
{
    private readonly Int128 _minorUnitsPerMajor = LinearBounds.Scaled(1m, currency);

    internal WideDecimal this[LinearVariable variable] => values[(int)variable];

    /// <summary>Returns true where the row holds at this point.</summary>
    internal bool Meets(LinearRow row)
    {
        var sum = default(WideDecimal);
        for (var variable = LinearVariable.Amount; variable <= LinearVariable.Current; variable++)
        {
            var factor = row[variable];
            sum = factor == 0 ? sum : sum + (this[variable] * factor);
        }

        var inMinorUnits = sum * _minorUnitsPerMajor;
        return inMinorUnits.Floor < row.Bound || (!row.IsStrict && inMinorUnits.Floor == row.Bound && inMinorUnits.IsWhole);
    }
}
