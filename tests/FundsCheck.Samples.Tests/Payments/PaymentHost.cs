using FundsCheck.Samples.Payments;
using FundsCheck.Samples.Tests.Support;
using FundsCheck.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Samples.Tests.Payments;

/// <summary>The sample's services over a scripted bank, with fakes of the application's two ports.</summary>
internal sealed class PaymentHost : ITransfers, IReviewQueue, IDisposable
{
    private readonly ServiceProvider _services;

    public PaymentHost()
    {
        Source = new ScriptedBalanceSource(Clock).AlwaysAvailable(Money.Parse("100.00 USD"));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<ITransfers>(this).AddSingleton<IReviewQueue>(this).AddPayments();
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => Source);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));

    public ScriptedBalanceSource Source { get; }

    public LogLines Log { get; } = new();

    public IFundsChecker Checker => _services.GetRequiredService<IFundsChecker>();

    public HashSet<string> Transfers { get; } = [];

    public List<(string DebitId, int Revision)> Reviews { get; } = [];

    /// <summary>Runs after a transfer was started, before it is recorded.</summary>
    public Action AfterTransfer { get; set; } = () => { };

    public Task<PaymentResult> PayAsync(string id, string amount, CancellationToken cancellationToken = default) =>
        _services.GetRequiredService<IMediator>().Send(
            new PayByDebit(new ProposedDebit
            {
                Id = id,
                Account = new AccountRef("account-of-alice", new Secret("token-of-alice")),
                Amount = Money.Parse(amount),
                EntryClass = "WEB",
            }),
            cancellationToken);

    Task ITransfers.StartAsync(ProposedDebit debit, CancellationToken cancellationToken)
    {
        Transfers.Add(debit.Id);
        AfterTransfer();
        return Task.CompletedTask;
    }

    Task IReviewQueue.AddAsync(string debitId, int revision, CancellationToken cancellationToken)
    {
        Reviews.Add((debitId, revision));
        return Task.CompletedTask;
    }

    public void Dispose() => _services.Dispose();
}
