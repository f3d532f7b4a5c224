using FundsCheck;
using FundsCheck.Samples.Payments;
using FundsCheck.Samples.Payments.Demo;
using FundsCheck.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);

// The behavior's log goes to standard error, the results to standard output.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("FundsCheck.Samples", LogLevel.Information)
    .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

// A demonstration: a service names a store that lasts, such as UseDecisionLog(path), and a balance source such as AddPlaid.
var balances = new ScriptedBalanceSource(TimeProvider.System).AlwaysAvailable(Money.Parse("100.00 USD"))
    .Then("account-bob", new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable)));
builder.Services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => balances);
builder.Services.AddPayments().AddSingleton<ITransfers, ConsoleTransfers>().AddSingleton<IReviewQueue, ConsoleReviews>();

using var host = builder.Build();
await host.StartAsync().ConfigureAwait(false);
var mediator = host.Services.GetRequiredService<IMediator>();
foreach (var debit in new[]
{
    Debit("pay-1", "account-alice", "75.00 USD"), // covered
    Debit("pay-1", "account-alice", "75.00 USD"), // sent already
    Debit("pay-2", "account-alice", "60.00 USD"), // not covered beside the first one
    Debit("pay-2", "account-alice", "20.00 USD"), // another amount under the same id
    Debit("pay-3", "account-bob", "20.00 USD"), // the bank is down
})
{
    Console.WriteLine($"{debit.Id} of {debit.Amount}");
    Console.WriteLine($"  {Text(await mediator.Send(new PayByDebit(debit)).ConfigureAwait(false))}");
}

await host.StopAsync().ConfigureAwait(false);

static string Text(PaymentResult result) => result switch
{
    PaymentResult.Started => "started",
    PaymentResult.Queued => "in review",
    PaymentResult.OtherMethodOffered offered => $"another payment method: {offered.CustomerText}",
    PaymentResult.AlreadyClosed closed => $"nothing to do, the debit is {closed.State}",
    PaymentResult.IdInUse known => $"the id belongs to a payment with another {string.Join(", ", known.Differences)}",
    _ => throw new InvalidOperationException("a payment has one of five results"),
};

static ProposedDebit Debit(string id, string account, string amount) =>
    new() { Id = id, Account = new AccountRef(account), Amount = Money.Parse(amount), EntryClass = "WEB" };
