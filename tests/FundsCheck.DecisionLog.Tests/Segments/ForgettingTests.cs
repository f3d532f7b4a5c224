using FundsCheck.Records;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>A clock that runs ahead while segments are sealed drops no hold.</summary>
public sealed class ForgettingTests : IDisposable
{
    private const int ASegment = 80;

    private readonly AdjustableTimeProvider clock = new(Host.Start);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-forget-");
    private ServiceProvider? services;
    private int number;

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    private IFundsChecker Checker => services!.GetRequiredService<IFundsChecker>();

    [Fact]
    public async Task No_hold_is_forgotten_by_a_clock_that_jumped_ahead_however_long_it_does()
    {
        Start();
        (await CheckAsync("held", 80m)).Outcome.Should().Be(Outcome.Accept);
        clock.Ahead += TimeSpan.FromDays(70);
        for (var day = 0; day < 3; day++)
        {
            await FillAsync();
            clock.Advance(TimeSpan.FromHours(25));
        }

        File.Exists($"{Log}.000002").Should().BeTrue();
        (await CheckAsync("next", 80m)).Record.Holds.DebitIds.Should().Equal("held");
        clock.Ahead += TimeSpan.FromDays(-70);
        (await CheckAsync("after", 80m)).Record.Holds.DebitIds.Should().Contain("held");
        services!.Dispose();
        RecordFile.Verify(Log).Differing.Should().Be(0);
    }

    [Fact]
    public async Task A_debit_accepted_while_the_clock_is_behind_the_log_is_held_after_the_clock_is_corrected()
    {
        Start();
        await CheckAsync("known", 1m);
        services!.Dispose();
        clock.Ahead += TimeSpan.FromDays(-30);
        Start();
        (await CheckAsync("held", 80m)).Outcome.Should().Be(Outcome.Accept);
        services!.Dispose();
        clock.Ahead += TimeSpan.FromDays(30);
        Start();

        var next = await CheckAsync("next", 80m);

        (next.Outcome, next.Record.Holds.DebitIds.Contains("held")).Should().Be((Outcome.Decline, true));
    }

    public void Dispose()
    {
        services?.Dispose();
        folder.Delete(recursive: true);
    }

    private void Start()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddFundsCheck().UseDecisionLog(Log, options => options.MaxSegmentBytes = DecisionLogOptions.SegmentBytesLeast)
            .UseBalanceSource(_ => new Host());
        services = collection.BuildServiceProvider();
    }

    private async Task FillAsync()
    {
        for (var debit = 0; debit < ASegment; debit++)
        {
            await CheckAsync($"other-{number++}", 1m, account: $"other-{number}");
        }
    }

    private Task<FundsDecision> CheckAsync(string id, decimal amount, string account = "acc")
    {
        var now = clock.GetUtcNow();
        var balance = new AccountBalance
        {
            AccountId = account,
            Kind = AccountKinds.Find("checking"),
            Available = 100m,
            Current = 100m,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = now.AddSeconds(-1),
            RetrievedAt = now,
        };
        return Checker.CheckAsync(Host.Debit(id, amount, account: account), new BalanceReading.Succeeded(balance));
    }
}
