using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using FundsCheck.PostgreSql;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Cli.Checking;

/// <summary>The library, registered as in any other host.</summary>
internal sealed class CheckHost : IAsyncDisposable
{
    public static readonly TimeSpan TimeoutMin = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan TimeoutMax = TimeSpan.FromMinutes(4);

    // The deadline of the check is later than the deadline of Plaid, whose failure has the more exact cause.
    private static readonly TimeSpan DeadlineMargin = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _services;

    private CheckHost(ServiceProvider services) => _services = services;

    public IFundsChecker Checker => _services.GetRequiredService<IFundsChecker>();

    public static CheckHost Start(CheckSettings settings, Terminal terminal)
    {
        var services = new ServiceCollection().AddSingleton(terminal.Time)
            .AddSingleton<ILogger<IFundsChecker>>(new TerminalLogger(terminal));
        var builder = services
            .AddFundsCheck(options => options.ReadTimeout = settings.Timeout + DeadlineMargin ?? options.ReadTimeout)
            .UseRules(settings.CheckRules.Catalog);
        _ = settings.Records switch
        {
            RecordSource.Log { Path: var log } => builder.UseDecisionLog(
                log, options => options.ReplaceLostSegment = settings.ReplacesLostSegment),
            RecordSource.Database { Store: var database } => builder.UsePostgreSql(database.ConnectionString),
            _ => builder.KeepDecisionsInMemory(),
        };
        builder.AddPlaid(plaid =>
            {
                plaid.BaseAddress = settings.PlaidAddress;
                plaid.ClientId = settings.ClientId;
                plaid.Secret = settings.ClientSecret;
                settings.Source(plaid);
                if (settings.Timeout is { } timeout)
                {
                    Limit(plaid, timeout);
                }
            });
        if (settings.HasSignal)
        {
            builder.AddPlaidSignal();
        }

        var provider = services.BuildServiceProvider();
        try
        {
            // Created at once: invalid options, an unwritable log and an unreachable database are reported before a balance is read and
            // billed.
            OpenStore(provider, settings.Records);
            _ = provider.GetRequiredService<IFundsChecker>();
            return new CheckHost(provider);
        }
        catch (OptionsValidationException exception)
        {
            provider.Dispose();
            throw new WrongInputException([.. exception.Failures]);
        }
        catch (Exception exception) when (settings.Records is RecordSource.Log { Path: var path }
            && exception is (UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException or ArgumentException))
        {
            provider.Dispose();
            throw new WrongInputException([
                $"--decisions: `{path}` cannot be opened for writing; check the path and its permissions",
            ]);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void OpenStore(ServiceProvider provider, RecordSource? records) => _ = records is RecordSource.Database database
        ? database.Store.OpenStore(provider.GetRequiredService<IDecisionStore>)
        : provider.GetRequiredService<IDecisionStore>();

    // No part of a reading outlasts the whole reading. One attempt may use the whole time, because a time-out is not retried.
    private static void Limit(PlaidOptions plaid, TimeSpan timeout)
    {
        plaid.TotalTimeout = timeout;
        plaid.AttemptTimeout = timeout;
        plaid.ConnectTimeout = Smaller(plaid.ConnectTimeout, timeout);
        plaid.RetryDelay = Smaller(plaid.RetryDelay, timeout);
        plaid.MaxRetryDelay = Smaller(plaid.MaxRetryDelay, timeout);
        var twiceAttempt = 2 * plaid.AttemptTimeout;
        plaid.SamplingDuration = plaid.SamplingDuration > twiceAttempt ? plaid.SamplingDuration : twiceAttempt;
    }

    private static TimeSpan Smaller(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
