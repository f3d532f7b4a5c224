using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Histories;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>The file ends at any byte of the last line. The cut line was not acknowledged, and all lines before it were.</summary>
public sealed class IncompleteTailTests : IDisposable
{
    private readonly LogFolder folder = LogFolder.InMemory();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_new_log_cut_at_any_byte_after_its_first_line_is_continued()
    {
        await DoAsync(host => CheckAsync(host, "d-0"));
        var whole = await File.ReadAllBytesAsync(folder.Log);

        for (var length = Array.IndexOf(whole, (byte)'\n') + 1; length < whole.Length; length += length < 300 || length > whole.Length - 300
            ? 1
            : 13)
        {
            await File.WriteAllBytesAsync(folder.Log, whole[..length]);

            await DoAsync(async host => (await CheckAsync(host, "d-0")).IsExisting.Should().BeFalse());

            RecordFile.Verify(folder.Log).Decisions.Should().Be(1, "cut at byte {0}", length);
        }
    }

    [Fact]
    public async Task A_decision_cut_at_any_byte_is_decided_again_and_no_line_before_it_is_lost()
    {
        await DoAsync(host => CheckAsync(host, "d-0"));
        var before = new FileInfo(folder.Log).Length;
        await DoAsync(host => CheckAsync(host, "d-1"));
        var whole = await File.ReadAllBytesAsync(folder.Log);

        for (var length = before; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(folder.Log, whole[..(int)length]);

            await DoAsync(async host =>
            {
                (await CheckAsync(host, "d-0")).IsExisting.Should().BeTrue();
                (await CheckAsync(host, "d-1")).Record.Holds.DebitIds.Should().Equal("d-0");
            });

            (await File.ReadAllBytesAsync(folder.Log)).Should().Equal(whole, "the same is decided of the same, to the byte");
        }
    }

    [Fact]
    public async Task An_event_cut_at_any_byte_is_recorded_again_and_no_line_before_it_is_lost()
    {
        await DoAsync(host => CheckAsync(host, "d-0"));
        var before = new FileInfo(folder.Log).Length;
        await DoAsync(host => host.Checker.RecordAsync("d-0", new DebitEvent.Sent(clock.GetUtcNow())));
        var whole = await File.ReadAllBytesAsync(folder.Log);

        for (var length = before; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(folder.Log, whole[..(int)length]);

            await DoAsync(host => host.Checker.RecordAsync("d-0", new DebitEvent.Sent(clock.GetUtcNow())));

            (await File.ReadAllBytesAsync(folder.Log)).Should().Equal(whole);
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task DoAsync(Func<CheckHost, Task> work)
    {
        using var host = CheckHost.Start(folder.Log, clock, PlainRuleSet.Catalog);
        await work(host);
    }

    private Task<FundsDecision> CheckAsync(CheckHost host, string id) =>
        host.Checker.CheckAsync(
            Usual.Debit(id, 1m) with { RuleSet = PlainRuleSet.Name }, new BalanceReading.Succeeded(Usual.Balance(100m, clock.GetUtcNow())));
}
