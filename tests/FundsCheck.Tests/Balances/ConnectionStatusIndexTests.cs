namespace FundsCheck.Tests.Balances;

public sealed class ConnectionStatusIndexTests
{
    private const int GenerationMax = 10;

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Drops_the_oldest_statuses_beyond_its_limit()
    {
        var index = new ConnectionStatusIndex(GenerationMax);
        for (var count = 0; count < 1_000; count++)
        {
            index.TrySet(new($"item-{count}") { ChangedAt = Noon });
        }

        Enumerable.Range(0, 1_000).Count(count => index.Find($"item-{count}", null) is not null).Should().BeInRange(10, 20);
        index.Find("item-999", null).Should().NotBeNull();
    }

    [Fact]
    public void A_restored_index_keeps_and_drops_the_same_statuses()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (first, restored) = (new ConnectionStatusIndex(GenerationMax), new ConnectionStatusIndex(GenerationMax));
            Set(random.Next(40), first);
            foreach (var (status, isOld) in first.ToSorted())
            {
                restored.Restore(status, isOld);
            }

            Set(random.Next(40), first, restored);

            restored.ToSorted().Should().Equal(first.ToSorted());
        }

        void Set(int count, params ConnectionStatusIndex[] indexes)
        {
            for (; count > 0; count--)
            {
                var status = new ConnectionStatus($"item-{random.Next(30)}", random.Next(2) == 0 ? null : "account")
                {
                    ChangedAt = Noon.AddSeconds(random.Next(5)),
                };
                indexes.Select(index => index.TrySet(status)).Distinct().Should().ContainSingle();
            }
        }
    }
}
