using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A store whose log failed opens it again by itself, once the cause is gone.</summary>
public sealed class LogRecoveryTests : IDisposable
{
    private readonly LogHost host = new();

    [Theory]
    [InlineData("decisions.jsonl")]
    [InlineData("decisions.jsonl.owner")]
    [InlineData("decisions.jsonl.lock")]
    public async Task A_file_that_was_moved_away_and_put_back_is_found_again(string name)
    {
        await host.CheckAsync("d-1", 1m);
        var file = Path.Combine(Path.GetDirectoryName(host.Path)!, name);
        File.Move(file, $"{file}.elsewhere");
        var check = () => host.CheckAsync("d-2", 1m);
        (await check.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage($"*{host.Path}*");
        (await HealthAsync()).Should().BeEquivalentTo(new { Status = HealthStatus.Unhealthy })
            .And.Match<HealthCheckResult>(health => health.Description!.Contains(host.Path));

        File.Move($"{file}.elsewhere", file, overwrite: true);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.OpenAgainAsync();

        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeTrue();
        (await check()).Record.Holds.DebitIds.Should().Equal("d-1");
        (await HealthAsync()).Status.Should().Be(HealthStatus.Healthy);

        async Task<HealthCheckResult> HealthAsync() => await ((IHealthCheck)host.Store).CheckHealthAsync(
            new HealthCheckContext { Registration = new HealthCheckRegistration("store", _ => null!, failureStatus: null, tags: null) });
    }

    [Fact]
    public async Task A_cause_that_stays_is_reported_once()
    {
        await host.CheckAsync("d-1", 1m);
        File.Move(host.Path, $"{host.Path}.elsewhere");
        await host.Invoking(it => it.CheckAsync("d-2", 1m)).Should().ThrowAsync<DecisionNotRecordedException>();

        // Attempts after 1 s, 2 s and 4 s, each by the timer of the one before.
        for (var second = 0; second < 10; second++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        host.Messages.At(LogLevel.Error).Should().OnlyHaveUniqueItems().And.HaveCountLessThanOrEqualTo(2);
        File.Move($"{host.Path}.elsewhere", host.Path);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.OpenAgainAsync();
        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task A_log_that_stays_away_is_reported_at_growing_intervals_and_never_replaced()
    {
        host.Configure = options => options.ReplaceLostSegment = true;
        await host.CheckAsync("d-1", 1m);
        File.Move(host.Path, $"{host.Path}.elsewhere");
        var check = () => host.CheckAsync("d-2", 1m);
        await check.Should().ThrowAsync<DecisionNotRecordedException>();

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await WaitAsync(() => host.Messages.At(LogLevel.Error).Count == 2);

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
        host.Messages.At(LogLevel.Error)[^1].Should().Contain("the active one, is missing").And.Contain("Next attempt to open it in 2 s");
        File.Exists(host.Path).Should().BeFalse();
    }

    [Fact]
    public async Task An_index_found_damaged_by_a_search_is_made_anew()
    {
        for (var number = 0; SegmentFiles.Closed(host.Path).Count < 1; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }

        var index = LogPaths.Ids(host.Path, 1);
        var bytes = await File.ReadAllBytesAsync(index);
        for (var at = bytes.Length - 1; at > bytes.Length - 320; at--)
        {
            bytes[at] ^= 1;
        }

        await File.WriteAllBytesAsync(index, bytes);
        var search = async () =>
        {
            for (var number = 0; number < 40; number++)
            {
                await host.CheckAsync($"d-{number}", 1m);
            }
        };
        await search.Should().ThrowAsync<DecisionNotRecordedException>();

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.OpenAgainAsync();

        await search.Should().NotThrowAsync();
        host.Messages.At(LogLevel.Warning).Should().ContainSingle(text => text.Contains("the index is rebuilt"));
    }

    [Fact]
    public async Task A_store_that_is_disposed_while_its_log_failed_ends()
    {
        await host.CheckAsync("d-1", 1m);
        File.Move(host.Path, $"{host.Path}.elsewhere");
        await host.Invoking(failing => failing.CheckAsync("d-2", 1m)).Should().ThrowAsync<DecisionNotRecordedException>();

        host.Stop();
        host.Clock.Advance(TimeSpan.FromHours(1));

        host.Clock.ActiveTimers.Should().Be(0);
    }

    public void Dispose() => host.Dispose();

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 30_000 && !condition(); attempt++)
        {
            await Task.Delay(1);
        }

        condition().Should().BeTrue();
    }
}
