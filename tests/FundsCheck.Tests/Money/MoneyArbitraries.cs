using FsCheck;
using FsCheck.Fluent;

namespace FundsCheck.Tests;

/// <summary>Random amounts as they meet money: few digits, many digits, negative, with trailing zeros.</summary>
internal static class MoneyArbitraries
{
    public static readonly Arbitrary<decimal> Amounts = Arb.From(
        from mantissa in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from scale in Gen.Choose(0, 10)
        from shift in Gen.Choose(0, 4)
        select new decimal(Math.Abs((long)mantissa) is var size ? (int)size : 0, 0, 0, mantissa < 0, (byte)scale) * Power(shift));

    public static readonly Arbitrary<Currency> Currencies = Arb.From(
        Gen.Elements("USD", "JPY", "BHD", "CLF", "EUR", "UYW", "XAU").Select(Currency.Get));

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (product, ten) => product * ten);
}
