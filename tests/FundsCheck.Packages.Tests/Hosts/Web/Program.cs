using FundsCheck;
using FundsCheck.Plaid;
using FundsCheck.Plaid.AspNetCore;
using Hosts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(plaid =>
{
    plaid.BaseAddress = PlaidAddresses.Sandbox;
    plaid.ClientId = "client";
    plaid.Secret = new Secret("secret");
});
await using var app = builder.Build();
app.MapPlaidWebhooks("/plaid/webhooks");
app.MapGet("/", SandboxQuickStart.RunAsync);
await app.StartAsync();
using var client = new HttpClient();
Console.WriteLine(await client.GetStringAsync(app.Urls.First()));
await app.StopAsync();
