using FundsCheck.Holds;

namespace FundsCheck.Tests.Holds;

/// <summary>The sums of many holds on one account, beside a plain sum over all of them.</summary>
public sealed class HoldIndexTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Currency[] Currencies = [Currency.Usd, Currency.Usd, Currency.Usd, Currency.Get("EUR")];

    [Theory]
    [InlineData(5)]
    [InlineData(AccountHolds.FewMax)]
    [InlineData(AccountHolds.FewMax + 1)]
    [InlineData(400)]
    public void Sums_are_those_of_all_holds_one_by_one_whatever_is_added_or_removed(int debits)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random((debits * 1_000) + seed);
            var (holds, all) = (new AccountHolds(), new Dictionary<string, IndexedHold>());
            for (var step = 0; step < 3 * debits; step++)
            {
                Change(holds, all, random, debits);
                holds.Count.Should().Be(all.Count);
                if (step % 7 == 0)
                {
                    Compare(holds, all, random, debits);
                }
            }
        }
    }

    [Fact]
    public void Long_expired_holds_are_forgotten_from_few_and_many()
    {
        foreach (var count in (int[])[3, 300])
        {
            var holds = new AccountHolds();
            for (var number = 0; number < count; number++)
            {
                holds.Add(new IndexedHold($"d-{number}", new Money(1m, Currency.Usd), Start, Start.AddDays(number % 3)));
            }

            holds.RemoveAll(debit => HoldCalculator.IsForgotten(debit.ExpiresAt, Start.AddDays(1) + (2 * HoldCalculator.RememberedFor)));

            holds.Count.Should().Be(count / 3);
            holds.All.Should().OnlyContain(debit => debit.ExpiresAt == Start.AddDays(2));
        }
    }

    private static void Change(AccountHolds holds, Dictionary<string, IndexedHold> all, Random random, int debits)
    {
        var id = $"d-{random.Next(debits)}";
        holds.Remove(id);
        all.Remove(id);
        if (random.Next(4) > 0)
        {
            var expires = Start.AddHours(random.Next(24 * 60));
            var presented = expires.AddMinutes(-random.Next(60 * 24 * 8));
            var debit = new IndexedHold(
                id, new Money(random.Next(1, 100_000) / 100m, Currencies[random.Next(Currencies.Length)]), presented, expires);
            holds.Add(debit);
            all.Add(id, debit);
        }
    }

    private static void Compare(AccountHolds holds, Dictionary<string, IndexedHold> all, Random random, int debits)
    {
        DateTimeOffset? balanceTime = random.Next(5) == 0 ? null : Start.AddHours(random.Next(24 * 70));
        var question = HoldQuery.From(
            $"d-{random.Next(debits)}", Currencies[random.Next(Currencies.Length)], balanceTime, Start.AddHours(random.Next(24 * 100)));
        var (sums, plain) = (new HoldTally(), new HoldTally());

        holds.AddTo(sums, question);
        foreach (var debit in all.Values)
        {
            plain.Add(debit, question);
        }

        sums.ToHolds(question.Currency).Should().BeEquivalentTo(plain.ToHolds(question.Currency), options => options.WithStrictOrdering());
    }
}
