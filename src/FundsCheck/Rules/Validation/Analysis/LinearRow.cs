namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// A linear constraint over the money of a decision, in minor units: the sum of coefficient times variable is at most the bound, or
/// below it. The variables are in the order of <see cref="LinearVariable"/>.
/// </summary>
internal readonly record struct LinearRow(
    Int128 Amount, Int128 Held, Int128 Total, Int128 Available, Int128 Limit, Int128 Current, Int128 Bound, bool IsStrict)
{
    internal Int128 this[LinearVariable variable] => variable switch
    {
        LinearVariable.Amount => Amount,
        LinearVariable.Held => Held,
        LinearVariable.Total => Total,
        LinearVariable.Available => Available,
        LinearVariable.Limit => Limit,
        _ => Current,
    };

    /// <summary>True for a row over only amounts and holds, which are whole minor units.</summary>
    internal bool IsWhole => Available == 0 && Limit == 0 && Current == 0;

    internal bool IsEmpty => IsWhole && Amount == 0 && Held == 0 && Total == 0;

    /// <summary>Returns true where a row without variables holds.</summary>
    internal bool HoldsEmpty => IsStrict ? Bound > 0 : Bound >= 0;

    public static LinearRow operator *(LinearRow row, Int128 factor) =>
        new(
            row.Amount * factor, row.Held * factor, row.Total * factor, row.Available * factor, row.Limit * factor, row.Current * factor,
            row.Bound * factor, row.IsStrict);

    public static LinearRow operator +(LinearRow left, LinearRow right) => new(
        left.Amount + right.Amount,
        left.Held + right.Held,
        left.Total + right.Total,
        left.Available + right.Available,
        left.Limit + right.Limit,
        left.Current + right.Current,
        left.Bound + right.Bound,
        left.IsStrict || right.IsStrict);

    /// <summary>Negates the row.</summary>
    internal LinearRow Negated() => (this * -1) with { IsStrict = !IsStrict };

    /// <summary>Reduces the row to small numbers; a row over whole minor units is tightened to them.</summary>
    internal LinearRow Reduced()
    {
        var divisor = Gcd(Gcd(Gcd(Amount, Held), Gcd(Total, Available)), Gcd(Limit, Current));
        if (divisor == 0)
        {
            return this;
        }

        if (!IsWhole)
        {
            divisor = Gcd(divisor, Bound);
            return divisor == 1 ? this : Divided(divisor, Bound / divisor, IsStrict);
        }

        var floor = Floor(Bound, divisor);
        return Divided(divisor, IsStrict && floor * divisor == Bound ? floor - 1 : floor, isStrict: false);
    }

    /// <summary>The largest whole number not above the quotient; the divisor is positive.</summary>
    internal static Int128 Floor(Int128 dividend, Int128 divisor)
    {
        var quotient = dividend / divisor;
        return quotient * divisor > dividend ? quotient - 1 : quotient;
    }

    internal static Int128 Gcd(Int128 left, Int128 right)
    {
        left = Int128.Abs(left);
        right = Int128.Abs(right);
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }

    private LinearRow Divided(Int128 divisor, Int128 bound, bool isStrict) =>
        new(Amount / divisor, Held / divisor, Total / divisor, Available / divisor, Limit / divisor, Current / divisor, bound, isStrict);
}
