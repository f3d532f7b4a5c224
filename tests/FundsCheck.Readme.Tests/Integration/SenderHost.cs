using FundsCheck;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests.Integration;

// <sender-host>
internal sealed class SenderHost : IDisposable
{
    private readonly ServiceProvider _services;

    public SenderHost()
    {
        Balances = new ScriptedBalanceSource(Time);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Time);
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => Balances);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public ScriptedBalanceSource Balances { get; }

    public RecordingOriginator Originator { get; } = new();

    public IFundsChecker Checker => _services.GetRequiredService<IFundsChecker>();

    public static ProposedDebit Debit(string id) => new()
    {
        Id = id,
        Account = new AccountRef("account-1"),
        Amount = Money.Parse("75.00 USD"),
        EntryClass = "WEB",
    };

    public Task<SendResult> SendAsync(string id) => new DebitSender(Checker, Originator).SendAsync(Debit(id), CancellationToken.None);

    public void Dispose() => _services.Dispose();
}
// </sender-host>
