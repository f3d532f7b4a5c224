namespace FundsCheck.Records.Tests;

public sealed class DebitLinesTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(20_000, 1_000_000)]
    [InlineData(20_000, 20_000)]
    [InlineData(20_000, 997)]
    [InlineData(20_000, 3_001)]
    public void Lines_are_sorted_by_debit_and_position_in_memory_and_on_disk(int count, int runLines)
    {
        var random = new Random(count + runLines);
        var all = Enumerable.Range(1, count)
            .Select(number => new DebitLine
            {
                Debit = DebitOf(random),
                Number = number,
                Revision = random.Next(3),
                Kind = DebitLineKind.Sent,
            }).ToArray();
        using var lines = new DebitLines(runLines);

        for (var at = 0; at < all.Length;)
        {
            var taken = Math.Min(random.Next(1, 700), all.Length - at);
            foreach (var line in all.AsSpan(at, taken))
            {
                lines.Add(line);
            }

            at += taken;
        }

        lines.Sorted().Should().Equal(all.OrderBy(line => line.Debit).ThenBy(line => line.Number));
    }

    // Some debits share the half by which they are sorted first.
    private static UInt128 DebitOf(Random random) => new((ulong)random.NextInt64() >> random.Next(60) << 3, (ulong)random.Next(3));
}
