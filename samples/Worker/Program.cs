using FundsCheck.Samples.Worker;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddInboxWorker();
using var host = builder.Build();
await host.RunAsync().ConfigureAwait(false);
