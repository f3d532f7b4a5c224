using FundsCheck.Records;
using FundsCheck.Records.Tests.Format;

namespace FundsCheck.DecisionLog.Tests.Segments;

public sealed class SegmentedLogTests : IDisposable
{
    private readonly LogHost host = new();

    [Fact]
    public async Task A_segment_continues_the_chain_and_has_its_own_rule_sets()
    {
        await FillAsync(300);
        host.Stop();

        var segments = Segments();
        var proof = RecordFile.Verify(host.Path);

        segments.Count.Should().BeInRange(3, 20);
        proof.Decisions.Should().Be(300);
        proof.Lines.Should().Be(segments.Append(host.Path).Sum(file => File.ReadLines(file).Count()));
        segments.Append(host.Path)
            .Should().OnlyContain(file => File.ReadLines(file)
                .Count(line => line.Contains("\"ruleSet\":{", StringComparison.Ordinal)) == 1);
        segments.Should().OnlyContain(file => new FileInfo(file).Length >= DecisionLogOptions.SegmentBytesLeast);
        RecordFile.ReadDecisions(host.Path).Should().OnlyContain(decision => Replay.Compare(decision).Count == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_record_is_found_in_its_segment(bool isOpenedAgain)
    {
        var written = await FillAsync(300);
        if (isOpenedAgain)
        {
            host.Stop();
        }

        foreach (var record in written)
        {
            var again = (await host.Store.FindAsync(record.Debit.Id, default))!.Record;
            again.ShouldBe(record);
        }

        (await host.Store.FindAsync("d-300", default)).Should().BeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_id_is_unique_in_all_segments_and_its_events_count(bool isOpenedAgain)
    {
        await host.CheckAsync("first", 900m);
        await host.Checker.RecordAsync("first", new DebitEvent.Sent(host.Clock.GetUtcNow()));
        await FillAsync(150);
        await host.Checker.RecordAsync("first", new DebitEvent.Returned(host.Clock.GetUtcNow(), "R01"));
        await FillAsync(150, from: 150);
        if (isOpenedAgain)
        {
            host.Stop();
        }

        var again = () => host.CheckAsync("first", 900m);
        var conflict = () => host.CheckAsync("first", 901m);
        var next = await host.CheckAsync("next", 900m);

        (await again.Should().ThrowAsync<DebitClosedException>()).Which.State.Should().Be(DebitState.Returned);
        (await host.Store.FindAsync("first", default))!.Events.Select(recorded => recorded.Event.GetType().Name)
            .Should().Equal("Sent", "Returned");
        await conflict.Should().ThrowAsync<DebitConflictException>();
        next.Record.Holds.DebitIds.Should().NotContain("first");
    }

    [Fact]
    public async Task A_hold_of_an_early_segment_counts_after_the_log_is_reopened()
    {
        await host.CheckAsync("first", 600m);
        await FillAsync(150);
        host.Stop();

        var next = await host.CheckAsync("next", 600m);

        next.Record.Holds.DebitIds.Should().Contain("first");
        next.Outcome.Should().Be(Outcome.Decline);
    }

    [Fact]
    public async Task A_reader_can_always_read_a_consistent_log()
    {
        await host.CheckAsync("first", 1m);
        var filling = Task.Run(() => FillAsync(600), TestContext.Current.CancellationToken);
        var (proofs, last) = (0, 0L);
        while (!filling.IsCompleted)
        {
            var proof = RecordFile.Verify(host.Path);
            proof.Lines.Should().BeGreaterThanOrEqualTo(last);
            (proofs, last) = (proofs + 1, proof.Lines);

            // The thread that reads is one of few: whoever fills the log may need it.
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await filling;
        proofs.Should().BeGreaterThan(3);
        RecordFile.Verify(host.Path).Decisions.Should().Be(601);
    }

    [Fact]
    public async Task A_size_out_of_bounds_is_refused()
    {
        host.SegmentBytes = DecisionLogOptions.SegmentBytesLeast - 1;

        var check = () => host.CheckAsync("d-1", 1m);

        (await check.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*MaxSegmentBytes is 65535; make it 65536 to*");
    }

    public void Dispose() => host.Dispose();

    private List<string> Segments() => SegmentFiles.Closed(host.Path);

    private Task<List<DecisionRecord>> FillAsync(int count, int from = 0) => SegmentFiles.FillAsync(host, count, from);
}
