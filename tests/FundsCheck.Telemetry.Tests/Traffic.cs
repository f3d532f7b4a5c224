using FundsCheck.Plaid;
using FundsCheck.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Telemetry.Tests;

/// <summary>Drives a host through all outcomes, failures and reports that a test can cause within seconds.</summary>
internal static class Traffic
{
    /// <summary>Accepted, reviewed, declined, failing and repeated debits, and their events.</summary>
    public static async Task DriveAsync(TelemetryHost host, string round)
    {
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-accept", "checking", 0.01m)))!.Outcome.Should().Be(Outcome.Accept);
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-decline", "zero")))!.Outcome.Should().Be(Outcome.Decline);
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-review", "currency-missing")))!.Outcome.Should().Be(Outcome.Review);
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-retried", "error-internal-server-error")))!
            .Outcome.Should().Be(Outcome.Review);
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-accept", "checking", 0.01m)))!.IsExisting.Should().BeTrue();
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-accept", "checking", 0.02m))).Should().BeNull("its amount is another one");
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-invalid", "checking", -1m))).Should().BeNull();
        await host.Checker.RecordAsync($"{round}-accept", new DebitEvent.Sent());
        (await host.TryCheckAsync(TelemetryHost.Debit($"{round}-accept", "checking", 0.01m))).Should().BeNull("it is sent");
    }

    /// <summary>What happens once in a while: a reload, a jump of the clock, a forged webhook, a limit, an open circuit.</summary>
    public static async Task DriveRareAsync(TelemetryHost host)
    {
        host.WriteRules(version: 2);
        await UntilAsync(() => host.Log.Events.Count(logged => logged.Id.Name == "InForce") > 1);
        await host.Services.GetRequiredService<IPlaidWebhookReceiver>().ReceiveAsync("forged", "{}"u8.ToArray(), CancellationToken.None);
        var exact = SandboxToken.Get("exact");
        var debits = Enumerable.Range(0, TelemetryHost.CallsPerItem + 1).Select(number => Another($"limit-{number}", exact));
        await foreach (var result in host.Checker.CheckAllAsync(debits.ToAsyncEnumerable()))
        {
            result.Should().BeOfType<CheckResult.Decided>();
        }

        host.Clock.Ahead = TimeSpan.FromHours(1);
        (await host.TryCheckAsync(TelemetryHost.Debit("jumped", "savings", 0.01m))).Should().NotBeNull();
        host.Faults.Always(SandboxFault.Error("INTERNAL_SERVER_ERROR"));
        var items = SandboxToken.All.Where(token => token.Kind == SandboxTokenKind.Item && token.AccountIds.Count > 0).ToList();
        await UntilAsync(
            () => host.Log.Events.Any(logged => logged.Id.Name == "CircuitOpened"),
            number => host.TryCheckAsync(Another($"failing-{number}", items[number % items.Count])));
        host.Faults.Clear();
    }

    // Another connection of the host, so that no balance is used again.
    private static ProposedDebit Another(string id, SandboxToken item) => TelemetryHost.Debit(id, item.Name, 0.01m) with
    {
        Account = new AccountRef(item.AccountIds[0], new Secret(item.AccessToken)) { ConnectionId = id },
    };

    private static async Task UntilAsync(Func<bool> condition, Func<int, Task>? drive = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var number = 0; !condition(); number++)
        {
            patience.Token.ThrowIfCancellationRequested();
            await (drive?.Invoke(number) ?? Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token));
        }
    }
}
