namespace FundsCheck.Mutation;

/// <summary>
/// A copy of the repository's files in a folder of its own, beside no other. The repository is never written; the copy is deleted at the
/// end.
/// </summary>
internal sealed class WorkingCopy : IDisposable
{
    private WorkingCopy(string root) => Root = root;

    /// <summary>The top of the copy.</summary>
    public string Root { get; }

    public static WorkingCopy Create(string repository)
    {
        var copy = new WorkingCopy(Path.Combine(Directory.CreateTempSubdirectory("fundscheck-mutate-").FullName, "repository"));
        try
        {
            foreach (var file in FilesOf(repository))
            {
                var target = Path.Combine(copy.Root, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(repository, file), target);
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public string PathOf(string file) => Path.Combine(Root, file);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    // Tracked files, and new ones that are not ignored; without those that were deleted.
    private static IEnumerable<string> FilesOf(string repository) => Tool
        .Run(repository, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Where(file => File.Exists(Path.Combine(repository, file)));
}
