using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests.Walks;

/// <summary>
/// docs/getting-started.md, followed in an empty folder with the SDK and the packed packages only, and then the commands of
/// docs/testing-your-integration.md in the same folder. With FUNDSCHECK_APPROVE=1 the outputs on the first page are rewritten.
/// </summary>
public sealed class GettingStartedTests(PackedPackages packages)
{
    private static readonly string PagePath = RepositoryRoot.PathOf("docs", "getting-started.md");

    [Fact]
    public async Task Each_step_shows_what_the_page_shows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands of the page are those of a POSIX shell");
        var folder = Directory.CreateDirectory(Path.Combine(packages.Get().Root, "shop"));
        CopyPackages(packages.Feed, folder.CreateSubdirectory("packages"));
        await using var walk = new Walk(folder.FullName, packages.RestoreVariables);
        walk.ReplacePort("5080");
        walk.ReplacePort("5099");
        walk.Replace("/srv/shop", folder.FullName);

        var followed = await walk.FollowAsync(await File.ReadAllTextAsync(PagePath));

        if (Environment.GetEnvironmentVariable("FUNDSCHECK_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(PagePath, followed);
        }

        followed.Should().Be(await File.ReadAllTextAsync(PagePath), "the page shows the output of each command");
        await walk.FollowAsync(await File.ReadAllTextAsync(RepositoryRoot.PathOf("docs", "testing-your-integration.md")));
    }

    private static void CopyPackages(string feed, DirectoryInfo packages)
    {
        foreach (var package in Directory.EnumerateFiles(feed, "*.nupkg"))
        {
            File.Copy(package, Path.Combine(packages.FullName, Path.GetFileName(package)));
        }
    }
}
