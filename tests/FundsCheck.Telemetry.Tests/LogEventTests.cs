using System.Reflection;
using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using FundsCheck.PostgreSql;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Telemetry.Tests;

/// <summary>The log events of all packages, beside docs/telemetry.md.</summary>
[Collection(nameof(OneHostAtATime))]
public sealed class LogEventTests
{
    private static readonly MethodInfo[] Messages = [.. new[]
        {
            typeof(IFundsChecker), typeof(FileDecisionStore), typeof(PlaidOptions), typeof(PostgreSqlOptions),
        }
        .SelectMany(type => type.Assembly.GetTypes())
        .SelectMany(type => type.GetMethods(
            BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        .Where(method => method.IsDefined(typeof(LoggerMessageAttribute)))];

    [Fact]
    public void Every_event_is_in_the_page_by_an_id_of_its_own()
    {
        Messages.Select(Describe).Should().BeEquivalentTo(TelemetryPage.LogEvents);
        Messages.Select(message => AttributeOf(message).EventId).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(40);
    }

    [Fact]
    public void No_parameter_of_a_message_may_be_null()
    {
        var nullability = new NullabilityInfoContext();

        var nullable = Messages.SelectMany(message => message.GetParameters(), (message, parameter) => (message, parameter))
            .Where(pair => nullability.Create(pair.parameter).ReadState == NullabilityState.Nullable)
            .Select(pair => $"{pair.message.DeclaringType}.{pair.message.Name}: {pair.parameter.Name}");

        nullable.Should().BeEmpty("a message would show it as (null)");
    }

    [Fact]
    public async Task Messages_of_failures_name_the_debit_the_cause_and_their_id_and_show_no_null()
    {
        await using var host = await TelemetryHost.StartAsync();
        await Traffic.DriveAsync(host, "first");
        await Traffic.DriveRareAsync(host);
        host.Faults.Always(Sandbox.SandboxFault.All.First(fault => fault.Name.Contains("reset", StringComparison.Ordinal)));
        await host.TryCheckAsync(TelemetryHost.Debit("cut", "savings", 5m));

        host.Log.Events.Should().NotBeEmpty().And.OnlyContain(logged => logged.Id.Id >= 1001);
        host.Log.Events.Should().NotContain(logged => logged.Message.Contains("(null)", StringComparison.Ordinal));
        host.Log.Events.Where(logged => logged.Id.Id == 1012).Should().Contain(logged =>
            logged.Message.Contains("first-retried", StringComparison.Ordinal)
                && logged.Message.Contains("INTERNAL_SERVER_ERROR", StringComparison.Ordinal));
        host.Log.Events.Where(logged => logged.Id.Id == 1015).Select(logged => logged.Message).Should().Contain(
            [
                "Gave no decision on debit first-accept: conflict", "Gave no decision on debit first-invalid: invalid",
                "Gave no decision on debit first-accept: closed",
            ]);
    }

    private static LoggerMessageAttribute AttributeOf(MethodInfo message) => message.GetCustomAttribute<LoggerMessageAttribute>()!;

    private static string Describe(MethodInfo message) =>
        $"{AttributeOf(message).EventId} {AttributeOf(message).Level} {message.Name}";
}
