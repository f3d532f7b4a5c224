using FundsCheck;
using FundsCheck.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests;

/// <summary>The web host of docs/hosting.md.</summary>
internal static class AspNetCore
{
    /// <summary>A request of the host's own: credentials are never in it.</summary>
    internal sealed record Payment(string Id, Money Amount)
    {
        public ProposedDebit ToDebit() => new()
        {
            Id = Id, Account = new AccountRef("account", new Secret("access-token")), Amount = Amount, EntryClass = "WEB",
        };
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        // <aspnetcore>
        builder.Services.AddFundsCheckProblemDetails();
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorizationBuilder().AddPolicy("operators", policy => policy.RequireRole("operator"));
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseAuthorization();
        app.MapPost("/checks", async (Payment payment, IFundsChecker checker) =>
            Results.Ok(await checker.CheckAsync(payment.ToDebit())));
        app.MapDebitEvents("/debit-events").RequireAuthorization("operators");
        // </aspnetcore>
        return app;
    }
}
