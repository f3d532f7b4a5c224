using FundsCheck.Samples.Payments.Behaviors;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Payments;

/// <summary>Registers the payments. The host adds FundsCheck, <see cref="ITransfers"/> and <see cref="IReviewQueue"/>.</summary>
internal static class PaymentServices
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        // MediatR 5 has no registration of its own; `AddMediatR` of later versions finds the handlers and adds the mediator.
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient<IRequestHandler<CheckFunds, FundsDecision>, CheckFundsHandler>();
        services.AddTransient<IRequestHandler<PayByDebit, PaymentResult>, PayByDebitHandler>();
        services.AddTransient<IPipelineBehavior<CheckFunds, FundsDecision>, CheckFundsLogBehavior>();
        return services.AddTransient<IPipelineBehavior<PayByDebit, PaymentResult>, KnownDebitBehavior>();
    }
}
