using FundsCheck.DependencyInjection;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Registers Plaid as the balance source, and the receiver of its webhooks.</summary>
public static class PlaidBuilderExtensions
{
    /// <summary>Reads balances from Plaid's <c>/accounts/balance/get</c>, with one bounded call for each reading.</summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="configure">Sets at least the address and the credentials.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Invalid options stop the host at start, with every problem reported.</remarks>
    public static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, Action<PlaidOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<PlaidOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, PlaidOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, ReadTimeoutValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddPlaidHttpClient();
        services.TryAddSingleton<PlaidCall>();
        services.AddSingleton<IBalanceSource, PlaidBalanceSource>();
        services.AddPlaidWebhooks();
        return builder;
    }

    private static void AddPlaidWebhooks(this IServiceCollection services)
    {
        // A decision store that keeps the statuses of connections keeps them beyond the process.
        services.TryAddSingleton(
            provider => provider.GetService<IDecisionStore>() as IConnectionStatusStore ?? new MemoryConnectionStatusStore());
        services.TryAddSingleton<ItemStatuses>();
        services.TryAddSingleton<WebhookKeyCall>();
        services.TryAddSingleton<WebhookKeys>();
        services.TryAddSingleton<WebhookVerifier>();
        services.TryAddSingleton<IPlaidWebhookReceiver, PlaidWebhookReceiver>();
    }
}
