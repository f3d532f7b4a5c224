using System.Globalization;

namespace FundsCheck.Samples.Tests.Worker;

/// <summary>The worker's host in this process, with a decision log and files.</summary>
public sealed class InboxWorkerTests : IDisposable
{
    private readonly WorkerFolder _folder = new();

    [Fact]
    public async Task A_file_is_recorded_and_moved_to_done()
    {
        await _folder.SendAsync("d-1", "d-2", "d-3");
        var now = WorkerFolder.Now;
        _folder.Write("bank.csv", $"d-1,settled,,{now}", $"d-2,returned,R01,{now}", "\"d-3\",settled,,");

        await using (var host = await StartAsync())
        {
            await Polling.UntilAsync(() => _folder.Has("done/bank.csv"));
        }

        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        _folder.EventsOf("d-1").Should().Equal(new DebitEvent.Settled(at));
        _folder.EventsOf("d-2").Should().Equal(new DebitEvent.Returned(at, "R01"));
        _folder.EventsOf("d-3").Should().ContainSingle().Which.Should().BeOfType<DebitEvent.Settled>();
        _folder.Has("bank.csv").Should().BeFalse();
        Directory.GetFiles(_folder.PathOf("rejected")).Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_that_the_record_refuses_are_reported_with_their_reasons_and_the_others_recorded()
    {
        await _folder.SendAsync("d-1", "d-2", "d-3");
        var now = WorkerFolder.Now;
        _folder.Write(
            "bank.csv", $"d-1,settled,,{now}", $"gone,settled,,{now}", $"d-2,returned,R99,{now}", "d-3,settled,,1999-01-01T00:00:00Z");

        await using var host = await StartAsync();
        await Polling.UntilAsync(() => _folder.Has("rejected/bank.csv"));

        await host.StopAsync();
        var report = _folder.Read("rejected/bank.rejected.csv").Split("\r\n");
        report.Should().HaveCount(5);
        report[0].Should().Be("line,reason,row");
        report[1].Should().StartWith("3,").And.Contain("debit `gone`").And.EndWith($",\"gone,settled,,{now}\"");
        report[2].Should().StartWith("4,").And.Contain("a return code is one of Nacha's");
        report[3].Should().StartWith("5,").And.Contain("debit `d-3`").And.Contain("before it was sent");
        host.Log.All.Should().Contain(line => line.StartsWith("Recorded 1 rows of bank.csv and rejected 3;"));
        await host.DisposeAsync();
        _folder.EventsOf("d-1").Should().ContainSingle();
        _folder.EventsOf("d-2").Should().BeEmpty();
    }

    [Fact]
    public async Task Malformed_rows_are_reported_with_their_lines_and_the_others_recorded()
    {
        await _folder.SendAsync("d-1", "d-2");
        _folder.Write(
            "bank.csv", "d-1,settled", "d-1,settled,,yesterday", "d-1,sent,,", "d-1,settled,R01,", "d-1,returned,,", ",settled,,",
            "d-1,settled,,2026-11-02T15:00:00", "\"d-1,settled,,", string.Empty, "d-2,settled,,");

        await using (var host = await StartAsync())
        {
            await Polling.UntilAsync(() => _folder.Has("rejected/bank.csv"));
        }

        var report = _folder.Read("rejected/bank.rejected.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        report.Skip(1).Select(row => row.Split(',')[0]).Should().Equal("2", "3", "4", "5", "6", "7", "8", "9");
        report[1].Should().Contain("2 fields; write 4: id,event,code,at");
        report[2].Should().Contain("RFC 3339");
        report[3].Should().Contain("settled and returned");
        report[7].Should().Contain("RFC 3339");
        _folder.EventsOf("d-1").Should().BeEmpty();
        _folder.EventsOf("d-2").Should().ContainSingle();
    }

    [Fact]
    public async Task The_rows_above_a_row_that_is_too_long_are_recorded_and_the_row_is_reported()
    {
        await _folder.SendAsync("d-1", "d-2");
        _folder.Write("bank.csv", "d-1,settled,,", $"d-2,settled,{new string('x', 1_000_000)},", "d-2,settled,,");

        await using (var host = await StartAsync())
        {
            await Polling.UntilAsync(() => _folder.Has("rejected/bank.csv"));
        }

        _folder.Read("rejected/bank.rejected.csv").Should().Contain("\n3,the row is longer than 4096 bytes");
        (_folder.EventsOf("d-1").Count, _folder.EventsOf("d-2").Count).Should().Be((1, 0));
    }

    [Theory]
    [InlineData("d-1,settled,,\n")]
    [InlineData("id;event;code;at\nd-1;settled;;\n")]
    [InlineData("id,event,at\nd-1,settled,\n")]
    [InlineData("")]
    public async Task A_file_without_its_header_is_rejected_as_a_whole(string content)
    {
        await _folder.SendAsync("d-1");
        await File.WriteAllTextAsync(_folder.PathOf("bank.csv"), content);

        await using (var host = await StartAsync())
        {
            await Polling.UntilAsync(() => _folder.Has("rejected/bank.csv"));
        }

        _folder.Read("rejected/bank.rejected.csv").Should().Contain("1,").And.Contain("id,event,code,at");
        _folder.EventsOf("d-1").Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_comes_again_adds_nothing()
    {
        await _folder.SendAsync("d-1");
        var row = $"d-1,settled,,{WorkerFolder.Now}";
        await using (var host = await StartAsync())
        {
            _folder.Write("first.csv", row);
            _folder.Write("second.csv", row, row);
            await Polling.UntilAsync(() => _folder.Has("done/first.csv") && _folder.Has("done/second.csv"));
        }

        _folder.EventsOf("d-1").Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_stays_while_the_store_is_unavailable_and_is_recorded_later()
    {
        await _folder.SendAsync("d-1", "d-2");
        _folder.Write("bank.csv", "d-1,settled,,", "d-2,settled,,");
        var isAvailable = false;
        await using (var host = await StartAsync((id, _) => id == "d-1" || Volatile.Read(ref isAvailable)
            ? Task.CompletedTask : throw new DecisionNotRecordedException(id, new IOException("no space left"))))
        {
            await Polling.UntilAsync(
                () => host.Log.All.Count(line => line.StartsWith("Failed to record bank.csv", StringComparison.Ordinal)) > 1);
            _folder.Has("bank.csv").Should().BeTrue();
            host.Log.All.Should().Contain(line => line.Contains("no space left"));

            Volatile.Write(ref isAvailable, true);
            await Polling.UntilAsync(() => _folder.Has("done/bank.csv"));
        }

        (_folder.EventsOf("d-1").Count, _folder.EventsOf("d-2").Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_recorded_is_read_again()
    {
        await _folder.SendAsync("d-1", "d-2");
        _folder.Write("bank.csv", "d-1,settled,,");
        var hasGrown = false;
        await using (var host = await StartAsync(async (_, cancellationToken) =>
        {
            if (!hasGrown)
            {
                hasGrown = true;
                await File.AppendAllTextAsync(_folder.PathOf("bank.csv"), "d-2,settled,,\n", cancellationToken);
            }
        }))
        {
            await Polling.UntilAsync(() => _folder.Has("done/bank.csv"));
        }

        _folder.EventsOf("d-2").Should().ContainSingle();
    }

    [Fact]
    public async Task The_host_stops_promptly_in_the_middle_of_a_file_which_stays()
    {
        await _folder.SendAsync("d-1", "d-2");
        _folder.Write("bank.csv", "d-1,settled,,", "d-2,settled,,");
        var isWaiting = new TaskCompletionSource();
        await using var host = await StartAsync((id, cancellationToken) =>
        {
            if (id == "d-1")
            {
                return Task.CompletedTask;
            }

            isWaiting.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        });
        await isWaiting.Task;

        var started = TimeProvider.System.GetTimestamp();
        await host.StopAsync();

        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(10));
        _folder.Has("bank.csv").Should().BeTrue();
    }

    [Theory]
    [InlineData(null, null, "no decision store is set")]
    [InlineData("Host=db.example", "decisions.jsonl", "set one of them")]
    public void Exactly_one_store_is_configured(string? database, string? log, string problem)
    {
        var create = () => new WorkerHost(settings: [
            ("FundsCheck:PostgreSql:ConnectionString", database), ("FundsCheck:DecisionLog:Path", log), ("Inbox:Folder", _folder.Inbox)]);

        create.Should().Throw<InvalidOperationException>().WithMessage($"*{problem}*");
    }

    [Theory]
    [InlineData("Inbox:Folder", "gone", "Inbox:Folder is not an existing folder*")]
    [InlineData("Inbox:PollInterval", "00:00:00", "Inbox:PollInterval is out of range*")]
    [InlineData("Inbox:Fodler", "inbox", "Inbox:Fodler is unknown; did you mean `Folder`?*")]
    public async Task Wrong_settings_stop_the_start_with_the_path_of_their_key(string key, string value, string problem)
    {
        await using var host = new WorkerHost(settings: [.. _folder.Settings, (key, value)]);

        await FluentActions.Awaiting(host.StartAsync).Should()
            .ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>().WithMessage(problem);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<WorkerHost> StartAsync(Func<string, CancellationToken, Task>? before = null)
    {
        var host = new WorkerHost(before is null ? null : checker => new InterruptedChecker(checker, before), _folder.Settings);
        await host.StartAsync();
        return host;
    }
}
