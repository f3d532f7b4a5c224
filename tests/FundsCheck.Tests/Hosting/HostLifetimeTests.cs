using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Hosting;

/// <summary>A real host opens the store at its start, and ends the calls when it stops.</summary>
public sealed class HostLifetimeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-host-").FullName;
    private readonly Checking.Host source = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string LogPath => Path.Combine(folder, "decisions.jsonl");

    [Fact]
    public async Task A_log_that_another_process_writes_stops_the_start()
    {
        await using var first = Open();
        using var host = Build();

        await host.Awaiting(it => it.StartAsync(Token)).Should().ThrowAsync<LogInUseException>();
    }

    [Fact]
    public async Task A_path_that_cannot_be_opened_stops_the_start()
    {
        using var host = Build(builder => builder.UseDecisionLog(Path.Combine(folder, "missing", "decisions.jsonl")));

        await host.Awaiting(it => it.StartAsync(Token)).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task A_log_that_is_damaged_stops_the_start()
    {
        await File.WriteAllTextAsync(LogPath, "{\"no\":\"record\"}\n", Token);
        using var host = Build();

        await host.Awaiting(it => it.StartAsync(Token)).Should().ThrowAsync<Records.Format.LogDamagedException>();
    }

    [Fact]
    public async Task The_start_waits_for_a_log_that_the_process_before_gives_up()
    {
        var first = Open();
        using var host = Build(configure: options => options.StoreWait = TimeSpan.FromMinutes(1));
        var start = host.StartAsync(Token);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        start.IsCompleted.Should().BeFalse();

        await first.DisposeAsync();
        await start;

        (await CheckAsync(host, "d-1")).Reasons.Should().BeEmpty();
    }

    [Fact]
    public async Task Checks_that_wait_for_a_balance_end_with_one_exception_when_the_host_stops()
    {
        var called = new TaskCompletionSource();
        source.Answer = async (_, cancellationToken) =>
        {
            called.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("no delay ends");
        };
        using var host = Build(configure: options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        await host.StartAsync(Token);
        using var caller = new CancellationTokenSource();
        var check = CheckAsync(host, "d-1", caller.Token);
        await called.Task;

        await host.StopAsync(Token);

        (await check.Invoking(it => it).Should().ThrowAsync<CheckerStoppedException>()).Which.DebitId.Should().Be("d-1");
        (await host.Awaiting(it => CheckAsync(it, "d-2")).Should().ThrowAsync<CheckerStoppedException>()).Which.DebitId.Should().Be("d-2");
        (await host.Awaiting(it => it.Services.GetRequiredService<IFundsChecker>().RecordAsync("d-2", new DebitEvent.Sent()))
            .Should().ThrowAsync<CheckerStoppedException>()).Which.Should().BeAssignableTo<FundsCheckException>();
        (await File.ReadAllLinesAsync(LogPath, Token)).Should().NotContain(line => line.Contains("\"d-1\""));
    }

    [Fact]
    public async Task Checks_in_flight_end_as_decisions_where_the_balance_comes_in_time()
    {
        var called = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        source.Answer = async (account, _) =>
        {
            called.SetResult();
            await answer.Task;
            return Read(account);
        };
        using var host = Build();
        await host.StartAsync(Token);
        var check = CheckAsync(host, "d-1");
        await called.Task;

        var stop = host.StopAsync(Token);
        answer.SetResult();
        await stop;

        (await check).Reasons.Should().BeEmpty();
    }

    [Fact]
    public async Task A_checker_whose_services_are_disposed_of_says_that_it_stopped()
    {
        using var host = Build();
        var checker = host.Services.GetRequiredService<IFundsChecker>();
        host.Dispose();

        await checker.Awaiting(it => it.CheckAsync(Checking.Host.Debit("d-1", 1m))).Should().ThrowAsync<CheckerStoppedException>();
    }

    [Fact]
    public async Task A_host_with_invalid_options_does_not_start()
    {
        using var host = Build(configure: options => options.ShutdownTimeout = TimeSpan.FromHours(1));

        (await host.Awaiting(it => it.StartAsync(Token)).Should().ThrowAsync<OptionsValidationException>())
            .Which.Message.Should().Contain("ShutdownTimeout");
    }

    public void Dispose()
    {
        source.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private FileDecisionStore Open() =>
        FileDecisionStore.Open(LogPath, new DecisionLogOptions(), TimeProvider.System, NullLogger.Instance);

    private IHost Build(Action<FundsCheckBuilder>? useStore = null, Action<FundsCheckOptions>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(TimeProvider.System);
        source.Answer ??= (account, _) => ValueTask.FromResult<BalanceReading>(Read(account));
        (useStore ?? (it => it.UseDecisionLog(LogPath)))(builder.Services.AddFundsCheck(configure).UseBalanceSource(_ => source));
        return builder.Build();
    }

    // The host has the machine's clock.
    private BalanceReading.Succeeded Read(AccountRef account) => new BalanceReading.Succeeded(
        source.Balance(100m, 100m, account.SourceAccountId) with
        {
            RequestedAt = TimeProvider.System.GetUtcNow(),
            RetrievedAt = TimeProvider.System.GetUtcNow(),
        });

    private static Task<FundsDecision> CheckAsync(IHost host, string id, CancellationToken cancellationToken = default) =>
        host.Services.GetRequiredService<IFundsChecker>().CheckAsync(Checking.Host.Debit(id, 1m), cancellationToken);
}
