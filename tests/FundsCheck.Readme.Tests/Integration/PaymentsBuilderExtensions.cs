using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Readme.Tests.Integration;

// <registration>
public static class PaymentsBuilderExtensions
{
    // Program.cs and the tests call this one method.
    public static void AddPayments(this IHostApplicationBuilder builder) =>
        builder.Services.AddFundsCheck(builder.Configuration)
            .UseDecisionLog(builder.Configuration)
            .AddPlaid(builder.Configuration);
}
// </registration>
