namespace FundsCheck.Rules.Analysis;

/// <summary>Values for the six variables: amounts and holds in minor units, balances in steps of the grid.</summary>
internal sealed class LinearPoint(Int128[] values, Int128 grid)
{
    private const int WholeVariablesCount = 3;

    /// <summary>A value in steps of the grid.</summary>
    public Int128 this[LinearVariable variable] => values[(int)variable] * ((int)variable < WholeVariablesCount ? grid : Int128.One);

    /// <summary>Whether the row holds here.</summary>
    public bool Meets(LinearRow row)
    {
        var sum = Int128.Zero;
        for (var variable = LinearVariable.Amount; variable <= LinearVariable.Current; variable++)
        {
            var factor = row[variable];
            sum += factor == 0 ? Int128.Zero : factor * this[variable];
        }

        return row.IsStrict ? sum < row.Bound * grid : sum <= row.Bound * grid;
    }

    /// <summary>A value in major units.</summary>
    public decimal InMajorUnits(LinearVariable variable) => ExactDecimal.Shortest((decimal)this[variable] / 100_000_000m);
}
