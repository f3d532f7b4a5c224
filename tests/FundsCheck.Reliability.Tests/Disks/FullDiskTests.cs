using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Disks;

public sealed class FullDiskTests
{
    private const int DebitsMax = 500;
    private const int CallersAtOnce = 32;

    [Theory]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(160)]
    public async Task Every_acknowledged_decision_is_in_the_log_and_the_next_start_with_space_is_clean(int kilobytes)
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes);
        var client = new LogClient(disk.Log);
        using (var host = client.Open())
        {
            var failure = await FirstFailureAsync(() => client.CheckAsync(host, $"d-{client.AcknowledgedCount}"));

            failure.DebitId.Should().Be($"d-{client.AcknowledgedCount}");
            failure.InnerException.Should().BeAssignableTo<IOException>();
            await MustRefuseEverythingAsync(client, host);
        }

        client.AcknowledgedCount.Should().BeGreaterThan(1);
        await disk.GrowAsync();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task Every_one_of_many_concurrent_checks_is_in_the_log_or_failed()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 128);
        var client = new LogClient(disk.Log);
        using (var host = client.Open())
        {
            var failures = await Task.WhenAll(Enumerable.Range(0, CallersAtOnce).Select(caller => Task.Run(async () =>
            {
                var number = 0;
                return await FirstFailureAsync(() => client.CheckAsync(host, $"d-{caller}-{number++}"));
            })));

            failures.Should().HaveCount(CallersAtOnce);
            await MustRefuseEverythingAsync(client, host);
        }

        await disk.GrowAsync();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task The_store_reopens_its_log_once_there_is_space()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 128);
        var client = new LogClient(disk.Log);
        using (var host = client.Open())
        {
            await client.CheckAsync(host, "d-0");
            disk.Fill();
            await FirstFailureAsync(() => client.CheckAsync(host, $"d-{client.AcknowledgedCount}"));
            disk.Free();

            await MustRefuseEverythingAsync(client, host);
            await client.UntilOpenAgainAsync(host);
            (await client.CheckAsync(host, "d-0")).IsExisting.Should().BeTrue();
            (await client.CheckAsync(host, "another")).IsExisting.Should().BeFalse();
        }

        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task A_new_log_on_a_full_disk_is_an_error_and_can_be_created_once_there_is_space()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 64);
        var client = new LogClient(disk.Log);
        disk.Fill();
        var open = () => client.Open();

        open.Should().Throw<IOException>();
        open.Should().Throw<IOException>("a store that failed to open a log does not keep it");

        disk.Free();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task A_log_reopened_while_the_disk_is_full_loses_nothing()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 64);
        var client = new LogClient(disk.Log);
        using (var host = client.Open())
        {
            await FirstFailureAsync(() => client.CheckAsync(host, $"d-{client.AcknowledgedCount}"));
        }

        disk.Fill();
        try
        {
            using var host = client.Open();
            await FirstFailureAsync(() => client.CheckAsync(host, $"d-{client.AcknowledgedCount}"));
        }
        catch (IOException)
        {
            // An error is allowed too.
        }

        await disk.GrowAsync();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task The_program_reports_the_full_disk_and_prints_no_unlogged_decision()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 64);
        await using var sandbox = await PlaidSandbox.StartAsync();
        using var folder = LogFolder.OnDisk();
        var debits = Path.Combine(folder.Path, "debits.jsonl");
        await File.WriteAllLinesAsync(
            debits,
            Enumerable.Range(0, 200)
                .Select(number => $$"""{"id":"d-{{number}}","account":"wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy","amount":"1.00 USD"}"""));

        var check = await Command.FundsCheckAsync(
            "check", "--plaid-url", sandbox.Address.ToString(), "--debits", debits, "--decisions", disk.Log);

        check.ExitCode.Should().Be(1);
        var decided = check.Lines.Where(line => line.Contains("\"recorded\":true", StringComparison.Ordinal)).ToList();
        var failed = check.Lines.Where(line => line.Contains("decision.not-recorded", StringComparison.Ordinal)).ToList();
        (decided.Count + failed.Count).Should().Be(200);
        decided.Should().NotBeEmpty();
        failed.Should().NotBeEmpty().And.OnlyContain(line => line.Contains("ask again with the same id", StringComparison.Ordinal));
        await disk.GrowAsync();
        using (new LogClient(disk.Log).Open())
        {
            // Removes the incomplete tail.
        }

        var recorded = RecordFile.ReadDecisions(disk.Log).Select(decision => decision.Record.Debit.Id).ToHashSet();
        decided.Should().OnlyContain(line => recorded.Any(id => line.Contains($"\"id\":\"{id}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_program_reports_on_standard_error_that_the_log_cannot_be_created()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 16);
        disk.Fill();

        var check = await Command.FundsCheckAsync(
            "check", "--plaid-url", "http://127.0.0.1:9", "--account", "account-1", "--amount", "1.00 USD", "--decisions", disk.Log);

        check.ExitCode.Should().BeOneOf(1, 2);
        check.Out.Should().BeEmpty();
        check.Error.Should().Contain(disk.Log);
    }

    [Fact]
    public async Task The_program_reports_the_disk_and_not_its_usage()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 64);
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] one =
        [
            "check",
            "--plaid-url",
            sandbox.Address.ToString(),
            "--account",
            "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy",
            "--amount",
            "1.00 USD",
            "--decisions",
            disk.Log,
        ];
        disk.Fill();

        var begun = await Command.FundsCheckAsync(one);

        begun.ExitCode.Should().Be(1, "nothing is wrong with its usage");
        begun.Error.Should().Contain("space").And.NotContain("rights");
        disk.Free();
        using (new LogClient(disk.Log).Open())
        {
            disk.Fill();
        }

        var continued = await Command.FundsCheckAsync(one);

        continued.ExitCode.Should().Be(1);
        continued.Error.Should().Contain("space");
    }

    private static async Task<DecisionNotRecordedException> FirstFailureAsync(Func<Task<FundsDecision>> check)
    {
        for (var number = 0; number < DebitsMax; number++)
        {
            try
            {
                await check();
            }
            catch (DecisionNotRecordedException exception)
            {
                return exception;
            }
        }

        throw new InvalidOperationException("the disk did not fill up");
    }

    private static async Task MustRefuseEverythingAsync(LogClient client, CheckHost host)
    {
        var anew = () => client.CheckAsync(host, "another");
        var existing = () => client.CheckAsync(host, "d-0");
        var record = () => host.Checker.RecordAsync("d-0", new DebitEvent.Cancelled());

        await anew.Should().ThrowAsync<DecisionNotRecordedException>();
        await existing.Should().ThrowAsync<DecisionNotRecordedException>();
        await record.Should().ThrowAsync<DecisionNotRecordedException>();
    }
}
