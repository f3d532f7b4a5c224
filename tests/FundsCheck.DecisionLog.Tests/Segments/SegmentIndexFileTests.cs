using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog.Tests.Segments;

public sealed class SegmentIndexFileTests : IDisposable
{
    private static readonly LineHash Head = LineHash.Of("the last line of the segment"u8);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string IndexPath => Path.Combine(folder.FullName, "ids");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void An_id_is_found_at_all_its_lines_the_latest_first(int ids)
    {
        var open = new ActiveSegmentIndex();
        var random = new Random(ids);
        for (var id = 0; id < ids; id++)
        {
            open.Add(EntryOf(id, line: id));
        }

        // A tenth have a second line.
        for (var id = 0; id < ids / 10; id++)
        {
            open.Add(EntryOf(id, line: ids + id));
        }

        using var place = Folder.Of(IndexPath, Disk.Local);
        var made = SegmentIndexFile.Make(place, IndexPath, open.ToSorted(), Head);
        var file = SegmentIndexFile.TryOpen(IndexPath, Head)!;

        for (var id = 0; id < Math.Min(ids, 2_000); id++)
        {
            SegmentIndexEntry[] expected = id < ids / 10 ? [EntryOf(id, ids + id), EntryOf(id, id)] : [EntryOf(id, id)];
            open.Find(HashOf(id)).Should().Equal(expected);
            file.Find(HashOf(id)).Should().Equal(expected);
            made.Find(HashOf(id)).Should().Equal(expected);
        }
    }

    [Fact]
    public void The_filter_alone_rejects_99_of_100_new_ids()
    {
        const int Ids = 50_000;
        var filter = new SegmentIndexFilter(Ids);
        for (var id = 0; id < Ids; id++)
        {
            filter.Add(StableHash.Of($"debit {id}"));
        }

        Enumerable.Range(0, Ids).Should().OnlyContain(id => filter.MayHave(StableHash.Of($"debit {id}")));
        Enumerable.Range(0, Ids).Count(id => filter.MayHave(StableHash.Of($"new {id}"))).Should().BeLessThan(Ids / 100);
    }

    [Fact]
    public void Lines_of_one_hash_are_found_across_the_blocks_of_the_index()
    {
        const int Lines = 3 * SegmentIndexBlocks.EntriesEach;
        var open = new ActiveSegmentIndex();
        for (var line = 0; line < Lines; line++)
        {
            open.Add(EntryOf(id: line is > 60 and < Lines - 60 ? 1 : line + 2, line));
        }

        using var place = Folder.Of(IndexPath, Disk.Local);
        var file = SegmentIndexFile.Make(place, IndexPath, open.ToSorted(), Head);

        file.Find(HashOf(1)).Select(entry => entry.Offset)
            .Should().Equal(Enumerable.Range(61, Lines - 121).Reverse().Select(line => (long)line));
        Enumerable.Range(2, 59).Should().OnlyContain(id => file.Find(HashOf(id)).Count == 1);
    }

    [Fact]
    public void The_index_of_another_segment_is_refused()
    {
        using var place = Folder.Of(IndexPath, Disk.Local);
        SegmentIndexFile.Make(place, IndexPath, [EntryOf(1, 1)], Head);

        SegmentIndexFile.TryOpen(IndexPath, LineHash.Of("the last line of another"u8)).Should().BeNull();
        SegmentIndexFile.TryOpen(IndexPath, Head).Should().NotBeNull();
    }

    [Fact]
    public void A_byte_altered_after_opening_is_found_by_the_search_that_reads_it()
    {
        const int Ids = 1_000;
        var open = new ActiveSegmentIndex();
        for (var id = 0; id < Ids; id++)
        {
            open.Add(EntryOf(id, id));
        }

        using var place = Folder.Of(IndexPath, Disk.Local);
        var file = SegmentIndexFile.Make(place, IndexPath, open.ToSorted(), Head);
        var bytes = File.ReadAllBytes(IndexPath);
        foreach (var at in Enumerable.Range(0, Ids).Select(entry => bytes.Length - (32 * entry) - 1 - (entry % 32)))
        {
            var altered = bytes.ToArray();
            altered[at] ^= 0x10;
            File.WriteAllBytes(IndexPath, altered);
            var entry = (at - (bytes.Length - (32 * Ids))) / 32;
            var hash = open.ToSorted()[entry].Hash;

            file.Invoking(index => index.Find(hash)).Should().Throw<InvalidDataException>("byte {0}", at);
            File.Exists(IndexPath).Should().BeFalse("it is made of the segment, and made anew");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static ulong HashOf(int id) => StableHash.Of($"debit {id}");

    private static SegmentIndexEntry EntryOf(int id, long line) => new(HashOf(id), line, (UInt128)(ulong)line << 64);
}
