using FundsCheck.DecisionLog;
using FundsCheck.Records;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Tests.Checking;

public sealed class RandomReadingTests
{
    private static readonly DateTimeOffset Now = Host.Start;

    /// <summary>A log records the decision for any reading, reopens and replays identically.</summary>
    [Fact]
    public async Task Every_valid_reading_is_read_back_from_a_log_as_it_was_judged()
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-");
        var path = Path.Combine(folder.FullName, "decisions.jsonl");
        var random = new Random(20261128);
        var recorded = new List<DecisionRecord>();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        services.AddFundsCheck().UseDecisionLog(path).UseBalanceSource(_ => new RandomSource(random));
        await using (var provider = services.BuildServiceProvider())
        {
            for (var number = 0; number < 1_000; number++)
            {
                recorded.Add((await provider.GetRequiredService<IFundsChecker>()
                    .CheckAsync(Host.Debit($"d-{number}", 60m, $"acc-{number}"))).Record);
            }
        }

        recorded.Count(record => record.Reading is BalanceReading.Succeeded).Should().BeGreaterThan(100);
        recorded.Count(record => record.Reading is BalanceReading.Failed failed && failed.Failure == BalanceFailures.ReadingInvalid)
            .Should().BeGreaterThan(100);
        RecordFile.Verify(path).Decisions.Should().Be(recorded.Count);
        Replay.Run(path).Differing.Should().Be(0);
        RecordFile.ReadDecisions(path).Select(logged => logged.Record.Reading).Should().Equal(recorded.Select(record => record.Reading));
        folder.Delete(recursive: true);
    }

    /// <summary>A source of balances with valid and arbitrary members.</summary>
    private sealed class RandomSource(Random random) : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult<BalanceReading>(
                random.Next(5) == 0
                    ? new BalanceReading.Failed(new BalanceFailure(
                        (BalanceFailureCategory)random.Next(9), Text("INSTITUTION_DOWN")!, Text("CAUSE"), Text("req-1")))
                    : new BalanceReading.Succeeded(new AccountBalance
                    {
                        AccountId = request.Account.SourceAccountId,
                        Kind = random.Next(3) == 0 ? null : AccountKinds.Find("checking"),
                        ProviderType = Text("depository"),
                        ProviderSubtype = Text("checking"),
                        InstitutionId = Text("ins_3"),
                        Holder = (AccountHolder)(random.Next(40) == 0 ? random.Next() : random.Next(3)),
                        Available = random.Next(4) == 0 ? null : random.Next(10_000),
                        Current = random.Next(4) == 0 ? null : random.Next(10_000),
                        Currency = random.Next(8) == 0
                            ? new BalanceCurrency.Contradictory(Text("USD")!, Text("BTC")!)
                            : new BalanceCurrency.Iso(Text("USD")!),
                        Verification = (AccountVerification)random.Next(10),
                        ProviderVerification = Text("automatically_verified"),
                        PersistentAccountId = random.Next(20) == 0 ? Text("") : null,
                        Freshness = (BalanceFreshness)(random.Next(40) == 0 ? random.Next() : random.Next(3)),
                        AsOf = random.Next(3) == 0 ? Time() : null,
                        AsOfUnreadable = random.Next(8) == 0 ? Text("yesterday") : null,
                        RequestedAt = random.Next(20) == 0 ? Time() : Now.AddTicks(-random.Next(100_000)),
                        RetrievedAt = random.Next(20) == 0 ? Time() : Now,
                        ProviderRequestId = Text("req-1"),
                    }));

        private string? Text(string usual) => random.Next(30) switch
        {
            0 => new string((char)random.Next(char.MaxValue + 1), random.Next(1, 5)),
            1 => new string('x', random.Next(250, 260)),
            2 => null,
            3 => "",
            4 => "ünïcödé 漢字 🏦 \" \\ e\u0301",
            _ => usual,
        };

        private DateTimeOffset Time() => new(random.NextInt64(DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
    }
}
