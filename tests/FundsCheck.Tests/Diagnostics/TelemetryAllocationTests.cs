using FundsCheck.Diagnostics;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Diagnostics;

/// <summary>Without a listener in the process, measuring a check allocates nothing.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class TelemetryAllocationTests
{
    private const int Repeats = 1_000;

    [Fact]
    public async Task A_check_that_nobody_observes_allocates_nothing_to_be_measured()
    {
        using var telemetry = new Telemetry(factory: null, TimeProvider.System);
        using var host = new LiveHost(rules => rules.UseRules(FundsCheck.Rules.RuleSet.Default));
        var decision = await host.CheckAsync("d-1");
        Measure(telemetry, decision);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < Repeats; number++)
        {
            Measure(telemetry, decision);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static void Measure(Telemetry telemetry, FundsDecision decision)
    {
        using var activity = Telemetry.StartCheck(debitId: null);
        var startedAt = TimeProvider.System.GetTimestamp();
        var found = telemetry.RunAsync(
            Stage.Find, static (state, _) => ValueTask.FromResult(state.Decision), (Decision: decision, Telemetry: telemetry),
            CancellationToken.None);
        telemetry.CountSavedRead(SavedRead.Shared);
        telemetry.CountDecision(activity, found.IsCompletedSuccessfully ? found.Result : decision, startedAt);
    }
}
