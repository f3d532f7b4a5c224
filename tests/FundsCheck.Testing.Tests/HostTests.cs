using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests;

/// <summary>The clock and the source together, as a host's own tests use them.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly ScriptedBalanceSource _source;
    private readonly ServiceProvider _services;

    public HostTests()
    {
        _source = new ScriptedBalanceSource(_clock);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => _source);
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_debits_are_held_until_the_balance_has_them()
    {
        _source.AlwaysAvailable(Money.Parse("100.00 USD"));

        var first = await CheckAsync("d-1", "60.00 USD");
        var second = await CheckAsync("d-2", "60.00 USD");
        _clock.Advance(TimeSpan.FromDays(7));
        var third = await CheckAsync("d-3", "60.00 USD");

        new[] { first.Outcome, second.Outcome, third.Outcome }.Should().Equal(Outcome.Accept, Outcome.Decline, Outcome.Accept);
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_is_a_review_at_the_deadline()
    {
        _source.ThenHang("account-1");
        var checking = CheckAsync("d-1", "60.00 USD");
        await _source.WaitForReadsAsync(1, TestToken).WaitAsync(Patience, TestToken);

        _clock.Advance(new FundsCheckOptions().ReadTimeout);

        var decision = await checking.WaitAsync(Patience, TestToken);
        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons[0].Code.Should().Be(BalanceFailures.TimedOut.Code);
    }

    [Fact]
    public async Task A_source_that_throws_is_a_review()
    {
        _source.ThenThrow("account-1", new TimeoutException("thrown by the test"));

        var decision = await CheckAsync("d-1", "60.00 USD");

        decision.Reasons[0].Code.Should().Be(BalanceFailures.SourceFailed.Code);
    }

    public void Dispose() => _services.Dispose();

    private Task<FundsCheck.FundsDecision> CheckAsync(string id, string amount) => _services.GetRequiredService<IFundsChecker>().CheckAsync(
        new ProposedDebit { Id = id, Account = new AccountRef("account-1"), Amount = Money.Parse(amount), EntryClass = "WEB" },
        TestToken);
}
