using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Tests.Rules.HotReload;

[Collection(nameof(AloneInTheProcess))]
public sealed class ReloadUnderLoadTests
{
    private const int ReloadsCount = 1_000;
    private const int ThreadsCount = 2;
    private const int LooksMax = 50;
    private const int BytesGrownMax = 4_000_000;

    [Fact]
    public async Task No_decision_is_of_two_versions_and_nothing_grows()
    {
        using var counts = new ReloadCounts();
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 1));
        using var host = LiveHost.Watching(folder, store: new ForgetfulStore());
        host.Reading = async () => await Task.Yield();
        using var stop = new CancellationTokenSource();
        var expected = Enumerable.Range(1, ReloadsCount + 1)
            .SelectMany(version => new[] { "base", "tight" }, (version, name) => (name, version))
            .ToDictionary(key => key, key => TemporaryRuleFolder.Sha256(key.name, key.version));
        var checkers = Enumerable.Range(0, ThreadsCount).Select(thread => Task.Run(() => CheckAllAlongAsync(host, thread, stop.Token)))
            .ToList();

        var loaded = new List<WeakReference>();
        var bytesEarly = 0L;
        for (var version = 2; version <= ReloadsCount + 1; version++)
        {
            Reload(host, folder, version, loaded);
            bytesEarly = version == 100 ? GC.GetTotalMemory(forceFullCollection: true) : bytesEarly;
        }

        await stop.CancelAsync();
        var seen = (await Task.WhenAll(checkers)).SelectMany(decisions => decisions).ToList();

        counts["reloads loaded"].Should().BeGreaterThanOrEqualTo(ReloadsCount);
        counts["reloads rejected"].Should().Be(0);
        host.Log.At(LogLevel.Error).Should().BeEmpty();
        seen.Select(decision => decision.Version).Distinct().Should().HaveCountGreaterThan(ReloadsCount / 4);
        seen.Where(decision => expected[(decision.Name, decision.Version)] != decision.Sha256).Should().BeEmpty();
        seen.Where(decision => decision.ReasonText != $"X_V{decision.Version} {decision.Version} {decision.Version}").Should().BeEmpty();

        // The catalog in force and its two rule sets; as many again where a frame that has ended is still on a stack.
        AliveAfterCollection(loaded).Should().BeLessThanOrEqualTo(6);
        (GC.GetTotalMemory(forceFullCollection: true) - bytesEarly).Should().BeLessThan(BytesGrownMax);
        host.Clock.ActiveTimers.Should().Be(1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{counts["reloads loaded"]} reloads, {seen.Count} different answers");
    }

    // Its own frame, so that no local of a caller keeps a catalog alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Reload(LiveHost host, TemporaryRuleFolder folder, int version, List<WeakReference> loaded)
    {
        var name = version % 3 == 0 ? "tight" : "base";
        if (version % 2 == 0)
        {
            folder.Replace(name, version);
        }
        else
        {
            folder.Write(name, version);
        }

        var text = version.ToString(CultureInfo.InvariantCulture);
        for (var look = 0; look < LooksMax && host.Status.Catalog.RuleSets[name].Identity.Version != text; look++)
        {
            host.Look();
        }

        host.Status.Catalog.RuleSets[name].Identity.Version.Should().Be(text);
        loaded.Add(new WeakReference(host.Status.Catalog));
        loaded.Add(new WeakReference(host.Status.Catalog.RuleSets[name]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AliveAfterCollection(List<WeakReference> references)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return references.Count(reference => reference.IsAlive);
    }

    private static async Task<HashSet<Seen>> CheckAllAlongAsync(LiveHost host, int thread, CancellationToken stop)
    {
        var seen = new HashSet<Seen>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var decision = await host.CheckAsync($"{thread}-{number}", ruleSet: number % 2 == 0 ? "tight" : null);
            seen.Add(Seen.Of(decision));
        }

        return seen;
    }

    /// <summary>The version of the rules in a decision: its identity, and the texts of its reasons.</summary>
    private sealed record Seen(string Name, int Version, string Sha256, string ReasonText)
    {
        public static Seen Of(FundsDecision decision)
        {
            // Either band of the version's own; a balance that the moving clock outran leaves the limit alone.
            var own = decision.Reasons.Where(reason => reason.Code.StartsWith("X_V", StringComparison.Ordinal)).ToList();
            var codes = string.Join(',', own.Select(reason => reason.Code).Distinct());
            var limit = own.Single(reason => reason.Check == "limit").Threshold!.Replace("above ", "").Replace(".00 USD", "");
            var cover = own.SingleOrDefault(reason => reason.Check == "cover")
                ?.Threshold!.Replace("below ", "").Replace("000000.00 USD", "") ?? limit;
            return new Seen(
                decision.RuleSet.Name, int.Parse(decision.RuleSet.Version, CultureInfo.InvariantCulture), decision.RuleSet.Sha256,
                $"{codes} {limit} {cover}");
        }
    }
}
