using FundsCheck.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A host with Plaid as its balance source, put together as a user would, but for the wire and the clock.</summary>
internal sealed class Host : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 30, 45, 500, TimeSpan.Zero);

    public const string AccessToken = "access-sandbox-0b5b6a5f-tokentoken";
    public const string ClientSecret = "5ecret0f7he0c1ient";
    public const string ClientId = "c1ient1d";

    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(20);
    private readonly ServiceProvider _services;

    public Host(params Step[] steps)
        : this(_ => { }, steps)
    {
    }

    public Host(Action<PlaidOptions> configure, params Step[] steps)
    {
        Handler = new ScriptedHandler(Time, steps);
        var services = Services(configure, Time, Logs);
        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => Handler);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Source = _services.GetRequiredService<IBalanceSource>();
    }

    public static AccountRef Account { get; } = new(Json.AccountId, new Secret(AccessToken));

    public AdjustableTimeProvider Time { get; } = new(Start);

    public CapturedLogs Logs { get; } = new();

    public ScriptedHandler Handler { get; }

    public IBalanceSource Source { get; }

    public static IServiceCollection Services(Action<PlaidOptions> configure, TimeProvider time, CapturedLogs logs)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSingleton(time);
        new FundsCheckBuilder(services).AddPlaid(options =>
        {
            options.BaseAddress = PlaidAddresses.Sandbox;
            options.ClientId = ClientId;
            options.Secret = new Secret(ClientSecret);
            options.RetryDelay = TimeSpan.Zero;

            // Most tests call one Item more often than Plaid's limits permit.
            options.RateLimits = new PlaidRateLimits();
            configure(options);
        });
        return services;
    }

    /// <summary>The reading of one debit's account.</summary>
    public static async Task<BalanceReading> ReadAsync(params Step[] steps)
    {
        using var host = new Host(steps);
        return await host.ReadAsync();
    }

    /// <summary>The reading of an answer with status 200.</summary>
    public static Task<BalanceReading> ReadAsync(string body) => ReadAsync(Steps.Ok(body));

    public Task<BalanceReading> ReadAsync(CancellationToken cancellationToken = default) => ReadAsync(Source, cancellationToken);

    /// <summary>A reading that never ends fails its test, instead of holding up all of them.</summary>
    public static Task<BalanceReading> ReadAsync(IBalanceSource source, CancellationToken cancellationToken) =>
        source.ReadAsync(new BalanceRequest(Account), cancellationToken).AsTask().WaitAsync(HangMax, CancellationToken.None);

    public void Dispose() => _services.Dispose();
}
