using FundsCheck;
using Hosts;

Console.WriteLine(await SandboxQuickStart.RunAsync());

// The sources of both source packages compile here.
var debit = new NodaMoney.Money(75.00m, "USD").ToProposedDebit("d-1", new AccountRef("account"), "WEB");
Console.WriteLine(new CheckFunds(debit));
