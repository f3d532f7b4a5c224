using FundsCheck.DependencyInjection;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Registers Plaid as the balance source with its webhooks, and its Signal as the fact source.</summary>
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
        services.AddOptions<PlaidOptions>().Configure(configure);
        services.AddPlaidCalls();
        services.AddSingleton<IBalanceSource, PlaidBalanceSource>();
        services.AddPlaidWebhooks();
        return builder;
    }

    /// <summary>
    /// Evaluates debits by Plaid's <c>/signal/evaluate</c> for the rule sets that declare a fact of <c>x.signal.</c>: one billed call for
    /// each check, beside the balance. Registers <see cref="ISignalReporter"/> too. Address, credentials, limits and deadlines are those of
    /// <see cref="AddPlaid"/>.
    /// </summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="configure">Sets what the requests state beside the debit; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another fact source is registered already.</exception>
    /// <remarks>Invalid options stop the host at start, with every problem reported.</remarks>
    public static FundsCheckBuilder AddPlaidSignal(this FundsCheckBuilder builder, Action<PlaidSignalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<PlaidSignalOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidSignalOptions>, PlaidSignalOptionsValidator>());
        services.AddPlaidCalls();
        services.TryAddSingleton<ISignalReporter, SignalReporter>();
        services.TryAddSingleton<SignalFactSource>();
        return builder.UseFactSource(provider => provider.GetRequiredService<SignalFactSource>());
    }

    /// <summary>Registers what all calls of a host share: the limits, the circuits and the connections.</summary>
    private static void AddPlaidCalls(this IServiceCollection services)
    {
        services.AddOptions<PlaidOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, PlaidOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, ReadTimeoutValidator>());
        services.TryAddSingleton(TimeProvider.System);
        if (!services.Any(registered => registered.ServiceType == typeof(PlaidCall)))
        {
            services.AddPlaidHttpClient();
            services.AddSingleton<PlaidCall>();
        }

        services.TryAddSingleton<KnownInstitutions>();
        services.TryAddSingleton(provider => new PlaidPipeline(
            provider.GetRequiredService<PlaidCall>(),
            provider.GetRequiredService<IOptions<PlaidOptions>>().Value,
            provider.GetRequiredService<KnownInstitutions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PlaidBalanceSource>>(),
            provider.GetRequiredService<ILoggerFactory>()));
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
