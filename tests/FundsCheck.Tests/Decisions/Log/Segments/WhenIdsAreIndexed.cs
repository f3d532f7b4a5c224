using FundsCheck.Decisions;
using FundsCheck.Decisions.Log.Segments;

namespace FundsCheck.Tests.Decisions.Log.Segments;

public sealed class WhenIdsAreIndexed : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Each_is_found_at_all_its_lines_the_latest_first(int ids)
    {
        var open = new OpenIds();
        var random = new Random(ids);
        for (var id = 0; id < ids; id++)
        {
            open.Add(new IdEntry(StableHash.Of($"debit {id}"), id));
        }

        // A tenth have a second line.
        for (var id = 0; id < ids / 10; id++)
        {
            open.Add(new IdEntry(StableHash.Of($"debit {id}"), ids + id));
        }

        var file = IdFile.Make(Path.Combine(folder.FullName, "ids"), open.ToSorted());

        for (var id = 0; id < Math.Min(ids, 2_000); id++)
        {
            long[] expected = id < ids / 10 ? [ids + id, id] : [id];
            open.Find(StableHash.Of($"debit {id}")).Should().Equal(expected);
            file.Find(StableHash.Of($"debit {id}")).Should().Equal(expected);
        }
    }

    [Fact]
    public void A_new_id_is_told_by_the_filter_alone_all_but_once_in_a_hundred_times()
    {
        const int Ids = 50_000;
        var filter = new IdFilter(Ids);
        for (var id = 0; id < Ids; id++)
        {
            filter.Add(StableHash.Of($"debit {id}"));
        }

        Enumerable.Range(0, Ids).Should().OnlyContain(id => filter.MayHave(StableHash.Of($"debit {id}")));
        Enumerable.Range(0, Ids).Count(id => filter.MayHave(StableHash.Of($"new {id}"))).Should().BeLessThan(Ids / 100);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
