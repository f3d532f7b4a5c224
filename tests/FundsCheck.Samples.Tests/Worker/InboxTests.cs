using FundsCheck.Samples.Worker;

namespace FundsCheck.Samples.Tests.Worker;

public sealed class InboxTests : IDisposable
{
    private readonly WorkerFolder _folder = new();
    private readonly Inbox _inbox;

    public InboxTests() => _inbox = new Inbox(_folder.Inbox);

    [Fact]
    public void A_file_is_complete_when_it_has_not_changed_since_the_look_before()
    {
        _folder.Write("a.csv", "d-1,settled,,");
        var first = Look();
        File.AppendAllText(_folder.PathOf("a.csv"), "d-2,settled,,\n");

        var (second, third) = (Look(), Look());

        (first, second, third).Should().Be((string.Empty, string.Empty, "a.csv"));
    }

    [Fact]
    public void Files_come_in_the_order_of_their_names_and_reports_and_other_files_stay()
    {
        string[] names = ["b.csv", "A.CSV", "b.rejected.csv", "c.csv.part", "notes.txt"];
        foreach (var name in names)
        {
            _folder.Write(name);
        }

        Look();

        Look().Should().Be("A.CSV b.csv");
    }

    [Fact]
    public void A_change_after_the_look_is_noticed()
    {
        _folder.Write("a.csv", "d-1,settled,,");
        Look();
        var file = _inbox.FindComplete()[0];
        var before = Inbox.HasChanged(file);

        File.AppendAllText(_folder.PathOf("a.csv"), "d-2,settled,,\n");

        (before, Inbox.HasChanged(file)).Should().Be((false, true));
    }

    [Fact]
    public void A_name_that_comes_again_replaces_no_earlier_file()
    {
        foreach (var content in new[] { "d-1,settled,,", "d-2,settled,,", "d-3,settled,," })
        {
            _folder.Write("a.csv", content);
            _inbox.MoveToDone(new FileInfo(_folder.PathOf("a.csv")));
            _folder.Write("a.csv", content);
            _inbox.MoveToRejected(new FileInfo(_folder.PathOf("a.csv")), [new RejectedRow(2, "unknown", content)]);
        }

        foreach (var (name, id) in new[] { ("a", "d-1"), ("a.2", "d-2"), ("a.3", "d-3") })
        {
            _folder.Read($"done/{name}.csv").Should().Contain(id);
            _folder.Read($"rejected/{name}.csv").Should().Contain(id);
            _folder.Read($"rejected/{name}.rejected.csv").Should().Contain(id);
        }
    }

    [Fact]
    public void A_report_that_an_interrupted_move_left_behind_is_replaced()
    {
        _folder.Write("rejected/a.rejected.csv", "an earlier attempt");
        _folder.Write("a.csv", "d-1,settled,,");

        _inbox.MoveToRejected(new FileInfo(_folder.PathOf("a.csv")), [new RejectedRow(2, "unknown", "d-1,settled,,")]);

        _folder.Read("rejected/a.rejected.csv").Should().NotContain("earlier").And.Contain("d-1");
        _folder.Has("a.csv").Should().BeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private string Look() => string.Join(' ', _inbox.FindComplete().Select(file => file.Name));
}
