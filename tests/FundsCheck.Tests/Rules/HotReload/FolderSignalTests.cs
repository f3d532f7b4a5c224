namespace FundsCheck.Tests.Rules.HotReload;

[Collection(nameof(AloneInTheProcess))]
public sealed class FolderSignalTests
{
    private const int PollsMax = 1_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static TheoryData<Action<TemporaryRuleFolder>> Changes() => new()
    {
        folder => folder.Write("base", 2),
        folder => folder.Replace("base", 2),
        folder =>
        {
            File.Delete(folder.PathOf("base"));
            folder.Write("base", 2);
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_seen_long_before_the_next_scan(Action<TemporaryRuleFolder> change)
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = Watching(folder);

        change(folder);
        await UntilAsync(host, () => host.Status.Catalog.Default.Identity.Version == "2");

        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
    }

    [Fact]
    public async Task A_folder_that_was_removed_and_created_signals_again()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = Watching(folder);
        Directory.Delete(folder.Location, recursive: true);
        await UntilAsync(host, () => !host.Status.IsCurrent);
        Directory.CreateDirectory(folder.Location);
        folder.Write("base", 2);
        host.Clock.Advance(TimeSpan.FromHours(1));
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        folder.Write("base", 3);
        await UntilAsync(host, () => host.Status.Catalog.Default.Identity.Version == "3");

        host.Status.IsCurrent.Should().BeTrue();
        host.Status.Catalog.Default.Identity.Version.Should().Be("3");
    }

    // A scan comes once an hour, and the polls together are far less: what is seen was signalled.
    private static LiveHost Watching(TemporaryRuleFolder folder)
    {
        var host = new LiveHost(builder => builder.WatchRules(
            folder.Location, rules => (rules.ScanInterval, rules.SettleTime) = (TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(100))));
        host.Start();
        return host;
    }

    private static async Task UntilAsync(LiveHost host, Func<bool> isSo)
    {
        for (var poll = 0; poll < PollsMax && !isSo(); poll++)
        {
            await Task.Delay(Poll, TimeProvider.System);
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
