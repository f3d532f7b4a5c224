namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// Decides exactly whether rows can hold together, by Fourier-Motzkin elimination over rationals, and finds a solution. Rows over amounts
/// and holds alone are tightened to whole minor units. Numbers that outgrow 128 bits throw <see cref="OverflowException"/>.
/// </summary>
internal sealed class LinearSystem
{
    private const int VariablesCount = 6;
    private const int WholeVariablesCount = 3;
    private const int TriesMax = 1_000;

    private readonly List<LinearRow>[] _levels = new List<LinearRow>[VariablesCount];
    private readonly Int128 _grid;
    private int _tries;

    private LinearSystem(Int128 grid) => _grid = grid;

    /// <summary>
    /// Finds a solution near the wish. <paramref name="isPossible"/> is true without a result where rationals meet the rows and no tried
    /// point of the grid does.
    /// </summary>
    internal static LinearPoint? Solve(IReadOnlyCollection<LinearRow> rows, LinearBounds bounds, LinearWish wish, out bool isPossible)
    {
        var system = new LinearSystem(bounds.GridPerMinorUnit);
        isPossible = system.Eliminate([.. rows, .. UsedBy(rows).SelectMany(bounds.Of)]);
        var values = new Int128[VariablesCount];
        return isPossible && system.Assign(0, values, wish) ? bounds.PointOf(values, WholeVariablesCount) : null;
    }

    private static IEnumerable<LinearVariable> UsedBy(IReadOnlyCollection<LinearRow> rows)
    {
        var all = Enum.GetValues<LinearVariable>();
        var used = all.Where(variable => rows.Any(row => row[variable] != 0)).ToHashSet();

        // The total is at least the holds that are not yet posted.
        if (used.Contains(LinearVariable.Total))
        {
            used.Add(LinearVariable.Held);
        }

        return all.Where(used.Contains);
    }

    private bool Eliminate(List<LinearRow> rows)
    {
        var current = Distinct(rows, out var isPossible);
        for (var level = VariablesCount - 1; level >= 0 && isPossible; level--)
        {
            var variable = (LinearVariable)level;
            _levels[level] = [.. current.Where(row => row[variable] != 0)];
            var rest = current.Where(row => row[variable] == 0).ToList();
            foreach (var upper in _levels[level].Where(row => row[variable] > 0))
            {
                rest.AddRange(_levels[level].Where(row => row[variable] < 0).Select(lower => Combine(upper, lower, variable)));
            }

            current = Distinct(rest, out isPossible);
        }

        return isPossible;
    }

    private static LinearRow Combine(LinearRow upper, LinearRow lower, LinearVariable variable)
    {
        var divisor = LinearRow.Gcd(upper[variable], lower[variable]);
        return (upper * (-lower[variable] / divisor)) + (lower * (upper[variable] / divisor));
    }

    /// <summary>Reduces the rows, and keeps the tightest of rows with equal coefficients.</summary>
    private static List<LinearRow> Distinct(List<LinearRow> rows, out bool isPossible)
    {
        var tightest = new Dictionary<LinearRow, LinearRow>(rows.Count);
        foreach (var row in rows.Select(row => row.Reduced()))
        {
            if (row.IsEmpty)
            {
                if (!row.HoldsEmpty)
                {
                    isPossible = false;
                    return [];
                }

                continue;
            }

            var key = row with { Bound = 0, IsStrict = false };
            if (!tightest.TryGetValue(key, out var other) || row.Bound < other.Bound || (row.Bound == other.Bound && row.IsStrict))
            {
                tightest[key] = row;
            }
        }

        isPossible = true;
        return [.. tightest.Values];
    }

    private bool Assign(int level, Int128[] values, LinearWish wish)
    {
        if (level == VariablesCount)
        {
            return true;
        }

        var (low, high) = Range(level, values);
        if (low > high || ++_tries > TriesMax)
        {
            return false;
        }

        var whole = level < WholeVariablesCount ? Int128.One : _grid;
        foreach (var candidate in LinearWish.Candidates(low, high, wish.For((LinearVariable)level, values, _grid), whole))
        {
            values[level] = candidate;
            if (Assign(level + 1, values, wish))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Gets the least and the largest value of a variable for given earlier variables, in whole minor units or grid steps.
    /// </summary>
    private (Int128 Low, Int128 High) Range(int level, Int128[] values)
    {
        var (low, high) = (Int128.MinValue, Int128.MaxValue);
        foreach (var row in _levels[level])
        {
            var factor = row[(LinearVariable)level];
            var left = (level < WholeVariablesCount ? row.Bound : row.Bound * _grid) - SumBelow(level, row, values);
            if (factor > 0)
            {
                var floor = LinearRow.Floor(left, factor);
                high = Int128.Min(high, row.IsStrict && floor * factor == left ? floor - 1 : floor);
            }
            else
            {
                var ceiling = -LinearRow.Floor(left, -factor);
                low = Int128.Max(low, row.IsStrict && ceiling * factor == left ? ceiling + 1 : ceiling);
            }
        }

        return (low, high);
    }

    private Int128 SumBelow(int level, LinearRow row, Int128[] values)
    {
        var sum = Int128.Zero;
        for (var before = 0; before < level; before++)
        {
            var factor = row[(LinearVariable)before];
            if (factor != 0)
            {
                sum += factor * values[before] * (before < WholeVariablesCount && level >= WholeVariablesCount ? _grid : Int128.One);
            }
        }

        return sum;
    }
}
