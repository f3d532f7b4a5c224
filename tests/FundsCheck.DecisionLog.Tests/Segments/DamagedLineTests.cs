using FundsCheck.Records.Format;
using FundsCheck.Rules;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>An altered line is never returned, and its debit is never decided again because of it.</summary>
public sealed class DamagedLineTests : IDisposable
{
    private readonly LogHost host = new();

    [Fact]
    public async Task A_byte_altered_in_a_sealed_line_is_damage_wherever_it_is()
    {
        var id = await SealedIdAsync();
        var (file, from, to) = PlaceOf(id);
        var whole = await File.ReadAllBytesAsync(file);
        var random = new Random(3);

        for (var round = 0; round < 60; round++)
        {
            var altered = whole.ToArray();
            altered[random.Next(from, to)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, altered);

            await MustRefuseAsync(() => host.CheckAsync(id, 1m), file);
            host.Stop();
        }

        await File.WriteAllBytesAsync(file, whole);
        (await host.CheckAsync(id, 1m)).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task An_altered_id_does_not_make_its_debit_a_new_one()
    {
        var id = await SealedIdAsync();
        var (file, from, to) = PlaceOf(id);
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file, text[..from] + text[from..to].Replace($"\"{id}\"", $"\"x{id[1..]}\"", StringComparison.Ordinal) + text[to..]);

        await MustRefuseAsync(() => host.CheckAsync(id, 1m), file);
        await MustRefuseAsync(() => host.Checker.RecordAsync(id, new DebitEvent.Cancelled()), file);
    }

    [Fact]
    public async Task A_validity_altered_under_a_running_store_is_not_served()
    {
        await host.CheckAsync("d-1", 1m);
        await host.CheckAsync("d-2", 1m);
        await using (var file = new FileStream(host.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            var text = await File.ReadAllTextAsync(host.Path);
            file.Position = text.IndexOf("\"decidedAt\":\"2026", StringComparison.Ordinal) + 13;
            file.Write("2096"u8);
        }

        await MustRefuseAsync(() => host.CheckAsync("d-1", 1m), host.Path);
        host.Messages.At(LogLevel.Critical).Should().ContainSingle().Which.Should().Contain($"{host.Path}: line 3: the line was altered");
    }

    [Fact]
    public async Task Damage_stops_the_store_until_a_person_looks()
    {
        var id = await SealedIdAsync();
        var (file, from, _) = PlaceOf(id);
        var whole = await File.ReadAllBytesAsync(file);
        whole[from + 100] ^= 1;
        await File.WriteAllBytesAsync(file, whole);
        await MustRefuseAsync(() => host.CheckAsync(id, 1m), file);

        whole[from + 100] ^= 1;
        await File.WriteAllBytesAsync(file, whole);
        host.Clock.Advance(TimeSpan.FromHours(1));

        await MustRefuseAsync(() => host.CheckAsync("another", 1m), file);
    }

    [Fact]
    public async Task Another_id_of_the_same_hash_is_another_debit()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        var (histories, entry) = HistoriesOf("d-1", StableHash.Of("d-1"));

        histories.Find(HashedId.Of("d-1")).Should().NotBeNull();
        histories.Find(new HashedId("another", entry.Hash)).Should().BeNull();
    }

    [Fact]
    public async Task An_index_that_leads_to_a_line_of_another_debit_is_damage_and_no_collision()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        var (histories, _) = HistoriesOf("d-1", StableHash.Of("d-2"));

        histories.Invoking(found => found.Find(HashedId.Of("d-2"))).Should().Throw<InvalidDataException>()
            .WithMessage("*leads from one debit to the line of another*");
    }

    public void Dispose() => host.Dispose();

    private static async Task MustRefuseAsync(Func<Task> act, string file)
    {
        var failure = (await act.Should().ThrowAsync<DecisionNotRecordedException>()).Which;
        failure.InnerException.Should().BeOfType<LogDamagedException>().Which.File.Should().Be(file);
    }

    /// <summary>The timelines of the only segment of the log, whose index has one line, under a hash.</summary>
    private (DebitLookup Histories, SegmentIndexEntry Entry) HistoriesOf(string id, ulong hash)
    {
        var (file, from, to) = PlaceOf(id);
        var entry = new SegmentIndexEntry(hash, from, LineHash.Of(File.ReadAllBytes(file).AsSpan(from..to)).Prefix);
        var (histories, ids) = (new DebitLookup(), new ActiveSegmentIndex());
        ids.Add(entry);
        histories.RuleSets.Add(RuleSet.Default.Identity);
        histories.Add(ids, new SegmentLines(file));
        return (histories, entry);
    }

    private async Task<string> SealedIdAsync()
    {
        for (var number = 0; SegmentFiles.Closed(host.Path).Count < 2; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }

        host.Stop();
        return "d-7";
    }

    private (string File, int From, int To) PlaceOf(string id)
    {
        foreach (var file in SegmentList.FilesOf(host.Path))
        {
            var text = File.ReadAllText(file);
            if (text.IndexOf($"\"decision\":{{\"id\":\"{id}\"", StringComparison.Ordinal) is >= 0 and var at)
            {
                return (file, text.LastIndexOf('\n', at) + 1, text.IndexOf('\n', at));
            }
        }

        throw new InvalidOperationException($"{id} is nowhere");
    }
}
