namespace FundsCheck.Tests.Checking;

public sealed class DebitBatchTests
{
    [Fact]
    public async Task Results_keep_the_order_and_a_wrong_debit_stops_nothing()
    {
        using var host = new Host(concurrencyMax: 8).Holding(1_000_000m);
        var debits = Enumerable.Range(0, 500).Select(n => Host.Debit($"d-{n}", n % 10 == 3 ? -1m : 1m, $"acc-{n}"));

        var results = await host.Checker.CheckAllAsync(Stream(debits)).ToListAsync();

        results.Should().HaveCount(500);
        for (var n = 0; n < 500; n++)
        {
            var id = results[n] switch
            {
                CheckResult.Decided decided => decided.Decision.DebitId,
                CheckResult.Invalid invalid => invalid.Exception.DebitId,
                _ => null,
            };
            id.Should().Be($"d-{n}");
            (results[n] is CheckResult.Invalid).Should().Be(n % 10 == 3);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Concurrency_stays_within_the_limit(int bound)
    {
        using var host = new Host(concurrencyMax: bound);
        var (underWay, most) = (0, 0);
        host.Answer = async (account, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return new BalanceReading.Succeeded(host.Balance(100m, 100m, account.SourceAccountId));
        };

        var results = await host.Checker.CheckAllAsync(Stream(Enumerable.Range(0, 200).Select(n => Host.Debit($"d-{n}", 1m, $"acc-{n}"))))
            .ToListAsync();

        results.Should().HaveCount(200);
        most.Should().BeInRange(1, bound);
    }

    [Fact]
    public async Task A_closed_debit_has_a_result_of_its_own()
    {
        using var host = new Host(concurrencyMax: 1).Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent());

        var results = await host.Checker.CheckAllAsync(Stream([Host.Debit("d-1", 1m), Host.Debit("d-2", 1m)])).ToListAsync();

        var closed = results[0].Should().BeOfType<CheckResult.Closed>().Which.Exception;
        (closed.DebitId, closed.State, closed.Record.Verdict.Outcome).Should().Be(("d-1", DebitState.Sent, Outcome.Accept));
        results[1].Should().BeOfType<CheckResult.Decided>();
    }

    [Fact]
    public async Task A_conflict_is_reported_in_its_place()
    {
        using var host = new Host(concurrencyMax: 1).Holding(100m);

        var results = await host.Checker.CheckAllAsync(Stream([Host.Debit("d-1", 1m), Host.Debit("d-1", 2m), Host.Debit("d-2", 1m)]))
            .ToListAsync();

        results[0].Should().BeOfType<CheckResult.Decided>();
        results[1].Should().BeOfType<CheckResult.Conflict>().Which.Exception.Differences.Should().Equal("amount");
        results[2].Should().BeOfType<CheckResult.Decided>();
    }

    [Fact]
    public async Task A_debit_that_is_null_is_an_invalid_one_and_ends_no_other()
    {
        using var host = new Host().Holding(100m);

        var results = await host.Checker.CheckAllAsync(Stream([Host.Debit("d-1", 1m), null!, Host.Debit("d-2", 1m)])).ToListAsync();

        results[0].Should().BeOfType<CheckResult.Decided>();
        results[1].Should().BeOfType<CheckResult.Invalid>().Which.Exception.Problems.Should().ContainSingle().Which.Code
            .Should().Be("debit.missing");
        results[2].Should().BeOfType<CheckResult.Decided>().Which.Decision.Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public async Task A_debit_whose_facts_throw_is_an_invalid_one_and_ends_no_other()
    {
        using var host = new Host().Holding(100m);

        var results = await host.Checker.CheckAllAsync(Stream([
            Host.Debit("d-1", 1m), Host.Debit("d-2", 1m) with { Facts = new ThrowingFacts() }, Host.Debit("d-3", 1m),
        ])).ToListAsync();

        results[1].Should().BeOfType<CheckResult.Invalid>().Which.Exception.Problems.Should().ContainSingle().Which.Code
            .Should().Be("facts.unreadable");
        results[2].Should().BeOfType<CheckResult.Decided>().Which.Decision.Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public async Task An_exception_of_the_enumeration_is_thrown()
    {
        using var host = new Host().Holding(100m);

        var read = async () => await host.Checker.CheckAllAsync(Failing()).ToListAsync();

        await read.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task The_debits_of_a_batch_never_spend_more_than_the_balance()
    {
        using var host = new Host(concurrencyMax: 64).Holding(100m);

        var results = await host.Checker.CheckAllAsync(Stream(Enumerable.Range(0, 300).Select(n => Host.Debit($"d-{n}", 7m))))
            .ToListAsync();

        results.OfType<CheckResult.Decided>().Count(result => result.Decision.Outcome == Outcome.Accept).Should().Be(14);
    }

    private static async IAsyncEnumerable<ProposedDebit> Stream(IEnumerable<ProposedDebit> debits)
    {
        foreach (var debit in debits)
        {
            await Task.Yield();
            yield return debit;
        }
    }

    private static async IAsyncEnumerable<ProposedDebit> Failing()
    {
        await Task.Yield();
        yield return Host.Debit("d-1", 1m);
        throw new FormatException();
    }

    private sealed class ThrowingFacts : IReadOnlyDictionary<string, CustomFact>
    {
        public int Count => 1;

        public IEnumerable<string> Keys => throw new TimeoutException("thrown by the test");

        public IEnumerable<CustomFact> Values => throw new TimeoutException("thrown by the test");

        public CustomFact this[string key] => throw new TimeoutException("thrown by the test");

        public bool ContainsKey(string key) => throw new TimeoutException("thrown by the test");

        public bool TryGetValue(string key, out CustomFact value) => throw new TimeoutException("thrown by the test");

        public IEnumerator<KeyValuePair<string, CustomFact>> GetEnumerator() => throw new TimeoutException("thrown by the test");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
