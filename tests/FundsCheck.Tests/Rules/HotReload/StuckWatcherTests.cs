using FundsCheck.Rules;
using FundsCheck.Rules.HotReload;
using FundsCheck.Tests.Files;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>Causes of a hanging scan of the watched folder: irregular files, and file systems that do not respond.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class StuckWatcherTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryRuleFolder _folder = new(("base", 1));
    private readonly ManualResetEventSlim _gate = new();

    [Theory]
    [InlineData("fifo")]
    [InlineData("/dev/zero")]
    public async Task A_fifo_or_device_in_the_folder_is_refused_by_name_and_later_changes_are_noticed(string kind)
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux and mkfifo");
        using var host = LiveHost.Watching(_folder);
        _ = kind == "fifo" ? Fifo.Make(_folder.PathOf("odd")) : File.CreateSymbolicLink(_folder.PathOf("odd"), kind).FullName;

        await Task.Run(host.LookTwice).WaitAsync(Patience);

        host.Status.Problems.Should().ContainSingle().Which.Code.Should().Be("file.irregular");
        host.Status.Catalog.Default.Identity.Version.Should().Be("1");
        (await host.HealthAsync()).Status.Should().Be(HealthStatus.Degraded);

        File.Delete(_folder.PathOf("odd"));
        _folder.Write("base", 2);
        await Task.Run(host.LookTwice).WaitAsync(Patience);
        host.Status.IsCurrent.Should().BeTrue();
        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
    }

    [Fact]
    public void A_fifo_in_the_folder_stops_a_host_at_its_start()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux and mkfifo");
        Fifo.Make(_folder.PathOf("odd"));

        new Action(() => LiveHost.Watching(_folder).Dispose()).Should().Throw<OptionsValidationException>()
            .WithMessage("*file.irregular*a FIFO*");
    }

    [Fact]
    public async Task A_look_that_does_not_end_is_noticed_and_so_is_its_end()
    {
        var (clock, log) = (new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero)), new LogLines());
        using var rules = Rules(clock, log);
        var health = new RulesHealthCheck(rules, TimeProvider.System);
        var stuckAt = clock.GetUtcNow();
        var looking = Task.Run(rules.Look);
        (await _begun.WaitAsync(Patience)).Should().BeTrue();

        clock.Advance(LookWatch.LookTimeMax);
        rules.Status.IsCurrent.Should().BeTrue("the bound is not passed yet");
        clock.Advance(LiveHost.LookInterval);

        rules.Status.StuckSince.Should().Be(stuckAt);
        rules.Status.IsCurrent.Should().BeFalse();
        rules.Status.Catalog.Default.Identity.Version.Should().Be("1");
        var report = await health.CheckHealthAsync(new HealthCheckContext());
        report.Status.Should().Be(HealthStatus.Degraded);
        report.Description.Should().Contain("has not ended since");
        log.At(LogLevel.Error).Should().ContainSingle().Which.Should().Contain("has not ended after");

        _folder.Write("base", 2);
        _gate.Set();
        await looking.WaitAsync(Patience);
        clock.Advance(LiveHost.LookInterval);
        clock.Advance(LiveHost.LookInterval);

        rules.Status.StuckSince.Should().BeNull();
        rules.Status.Catalog.Default.Identity.Version.Should().Be("2");
        (await health.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_look_that_does_not_end_keeps_no_host_from_stopping()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        var rules = Rules(clock, new LogLines());
        var looking = Task.Run(rules.Look);
        (await _begun.WaitAsync(Patience)).Should().BeTrue();

        await Task.Run(rules.Dispose).WaitAsync(Patience);

        _gate.Set();
        await looking.WaitAsync(Patience);
    }

    public void Dispose()
    {
        _gate.Set();
        _folder.Dispose();
    }

    private readonly SemaphoreSlim _begun = new(0);

    private RuleFolder Rules(TimeProvider time, LogLines log)
    {
        var options = new RuleFolderOptions
        {
            Folder = _folder.Location,
            ScanInterval = LiveHost.LookInterval,
            SettleTime = LiveHost.LookInterval,
            IsWatched = true,
        };
        var logger = new LoggerFactory([log]).CreateLogger<IRuleSetSource>();
        return new RuleFolder(Options.Create(options), time, new RulesTelemetry(factory: null, time), logger) { ReadFolder = Read };

        RuleFolderSnapshot Read(string folder)
        {
            _begun.Release();
            _gate.Wait();
            return RuleFolderReader.Read(folder);
        }
    }
}
