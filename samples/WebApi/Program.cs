using FundsCheck.AspNetCore;
using FundsCheck.Plaid.AspNetCore;
using FundsCheck.Samples.WebApi;
using FundsCheck.Samples.WebApi.Access;
using FundsCheck.Samples.WebApi.Payments;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddChecks(builder.Configuration);
builder.Services.AddTelemetry();
builder.Services.AddKeys(builder.Configuration);
builder.Services.AddPayments(builder.Configuration);
builder.Services.AddHttp();
builder.Services.AddRazorPages(pages => pages.Conventions.AuthorizePage("/Reviews", Roles.Reviewer));

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();
app.MapPayments().RequireAuthorization(Roles.Service);
app.MapRazorPages();
app.MapDebitEvents("/debit-events").RequireAuthorization(Roles.Operator);
app.MapPlaidWebhooks("/plaid/webhooks");

// Live: the process answers. Ready: it can decide. Serve these and the metrics on a port of your own network.
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
app.MapPrometheusScrapingEndpoint().AllowAnonymous();
await app.RunAsync().ConfigureAwait(false);
