using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using FundsCheck.DependencyInjection;
using FundsCheck.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Registers Plaid as the balance source with its webhooks, and its Signal as the fact source.</summary>
public static class PlaidBuilderExtensions
{
    private const string SectionName = "FundsCheck:Plaid";
    private const string Reflection = "The members of options are found by reflection.";

    /// <summary>Reads balances from Plaid's <c>/accounts/balance/get</c>, with one bounded call for each reading.</summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="configure">Sets at least the address and the credentials.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Invalid options stop the host at start, with every problem reported.</remarks>
    public static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, Action<PlaidOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddPlaid(options => options.Configure(configure));
    }

    /// <summary>The same by the host's configuration: the section <c>FundsCheck:Plaid</c> has the members of the options.</summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="configuration">The host's configuration, or the section itself.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another balance source is registered already.</exception>
    /// <remarks>An unknown key and an invalid value stop the host at start, with every problem and the path of its key.</remarks>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, IConfiguration configuration) =>
        builder.AddPlaid(options => options.BindSection(configuration, SectionName));

    /// <summary>
    /// Reads balances by one of several clients of Plaid, each with its own credentials, limits, circuits and webhooks. The account of a
    /// debit names its client (<see cref="AccountRef.ClientName"/>).
    /// </summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="client">
    /// The name of the client. Its webhooks are received by the keyed <see cref="IPlaidWebhookReceiver"/> of this name.
    /// </param>
    /// <param name="configure">Sets at least the address and the credentials.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The name is registered already, or another balance source, or Signal.</exception>
    /// <remarks>Invalid options stop the host at start, with every problem reported.</remarks>
    public static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, string client, Action<PlaidOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddPlaid(client, options => options.Configure(configure));
    }

    /// <summary>The same by the host's configuration: the section <c>FundsCheck:Plaid:Clients:NAME</c>.</summary>
    /// <param name="builder">The builder of <c>AddFundsCheck</c>.</param>
    /// <param name="client">The name of the client.</param>
    /// <param name="configuration">The host's configuration, or the section itself.</param>
    /// <returns>The same builder.</returns>
    /// <inheritdoc cref="AddPlaid(FundsCheckBuilder, string, Action{PlaidOptions})" path="/exception" />
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, string client, IConfiguration configuration) =>
        builder.AddPlaid(client, options => options.BindSection(configuration, $"{SectionName}:Clients:{client}"));

    /// <summary>
    /// Evaluates debits by Plaid's <c>/signal/evaluate</c> for the rule sets that declare a fact of <c>x.signal.</c>: one billed call for
    /// each check, beside the balance. Registers <see cref="ISignalReporter"/> too. Address, credentials, limits and deadlines are those of
    /// <see cref="AddPlaid(FundsCheckBuilder, Action{PlaidOptions})"/>.
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
        RefuseClientsBesideSignal(HasClients(services));
        services.AddOptions<PlaidSignalOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidSignalOptions>, PlaidSignalOptionsValidator>());
        services.AddPlaidOptions().AddPlaidCalls();
        services.TryAddSingleton<ISignalReporter, SignalReporter>();
        services.TryAddSingleton<SignalFactSource>();
        return builder.UseFactSource(provider => provider.GetRequiredService<SignalFactSource>());
    }

    private static FundsCheckBuilder AddPlaid(this FundsCheckBuilder builder, Action<OptionsBuilder<PlaidOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseBalanceSource(provider => ActivatorUtilities.CreateInstance<PlaidBalanceSource>(provider));
        configure(builder.Services.AddOptions<PlaidOptions>());
        builder.Services.AddPlaidOptions().AddPlaidCalls();
        builder.Services.AddPlaidWebhooks();
        return builder;
    }

    private static FundsCheckBuilder AddPlaid(
        this FundsCheckBuilder builder, string client, Action<OptionsBuilder<PlaidOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(client);
        var services = builder.Services;
        RefuseClientsBesideSignal(services.Any(registered => registered.ServiceType == typeof(SignalFactSource)));
        if (!HasClients(services))
        {
            builder.UseBalanceSource(provider => provider.GetRequiredService<PlaidClients>());
            services.AddPlaidOptions().AddLogging().AddSingleton<PlaidClients>();
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton(StatusesOf);
        }

        if (services.Any(registered => registered.ServiceType == typeof(IPlaidWebhookReceiver) && client.Equals(registered.ServiceKey)))
        {
            throw new InvalidOperationException($"the client `{client}` of Plaid is registered already; give each its own name");
        }

        configure(services.AddOptions<PlaidOptions>(client).ValidateOnStart());
        services.AddSingleton(new PlaidClientName(client));
        services.AddKeyedSingleton(client, (provider, _) => provider.GetRequiredService<PlaidClients>().ReceiverOf(client));
        return builder;
    }

    private static bool HasClients(IServiceCollection services) =>
        services.Any(registered => registered.ServiceType == typeof(PlaidClients));

    // An evaluation would go to Plaid with the credentials of another client than the account's.
    private static void RefuseClientsBesideSignal(bool isRefused)
    {
        if (isRefused)
        {
            throw new InvalidOperationException(
                "Signal is evaluated by the client without a name; register one AddPlaid without a name beside AddPlaidSignal");
        }
    }

    private static IServiceCollection AddPlaidOptions(this IServiceCollection services)
    {
        services.AddOptions<PlaidOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, PlaidOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlaidOptions>, ReadTimeoutValidator>());
        return services;
    }

    /// <summary>Registers what all calls of a client share: the limits, the circuits and the connections.</summary>
    internal static void AddPlaidCalls(this IServiceCollection services)
    {
        services.AddOptions<PlaidOptions>().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        if (!services.Any(registered => registered.ServiceType == typeof(PlaidCall)))
        {
            services.AddPlaidHttpClient();
            services.AddSingleton<PlaidCall>();
        }

        services.TryAddSingleton(provider => new PlaidTelemetry(
            provider.GetService<IMeterFactory>(), provider.GetService<PlaidClientName>()));
        services.TryAddSingleton<KnownInstitutions>();
        services.TryAddSingleton(provider => new PlaidPipeline(
            provider.GetRequiredService<PlaidCall>(),
            provider.GetRequiredService<IOptions<PlaidOptions>>().Value,
            provider.GetRequiredService<KnownInstitutions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PlaidBalanceSource>>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<PlaidTelemetry>()));
    }

    // A decision store that keeps the statuses of connections keeps them beyond the process.
    private static IConnectionStatusStore StatusesOf(IServiceProvider provider) =>
        provider.GetService<IDecisionStore>() as IConnectionStatusStore ?? new MemoryConnectionStatusStore();

    internal static void AddPlaidWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(StatusesOf);
        services.TryAddSingleton<ItemStatuses>();
        services.TryAddSingleton<WebhookKeyCall>();
        services.TryAddSingleton<WebhookKeys>();
        services.TryAddSingleton<WebhookVerifier>();
        services.TryAddSingleton<IPlaidWebhookReceiver, PlaidWebhookReceiver>();
    }
}
