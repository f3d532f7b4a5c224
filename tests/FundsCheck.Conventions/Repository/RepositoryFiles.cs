using System.Diagnostics;

namespace FundsCheck.Conventions.Repository;

/// <summary>The files that are, or are about to be, under version control; where git is not at hand, those in the folders.</summary>
internal static class RepositoryFiles
{
    private const int BytesMax = 8 * 1024 * 1024;
    private static readonly string[] FoldersLeftOut =
    [
        "bin", "obj", "node_modules", ".git", ".vs", "TestResults", "StrykerOutput", "BenchmarkDotNet.Artifacts",
    ];

    /// <summary>Every file that holds text.</summary>
    public static IReadOnlyList<RepositoryFile> All { get; } =
    [
        .. (FromGit() ?? InFolders()).Order(StringComparer.Ordinal).Select(Read).OfType<RepositoryFile>(),
    ];

    /// <summary>The C# of all projects in <c>src</c>.</summary>
    public static IReadOnlyList<RepositoryFile> Sources { get; } = [.. All.Where(file => file is { IsSource: true, IsCSharp: true })];

    public static IReadOnlyList<RepositoryFile> Projects { get; } =
    [
        .. All.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)),
    ];

    /// <summary>The paths of the files in the folders, without the outputs of builds and tools.</summary>
    public static IEnumerable<string> InFolders() => Directory.EnumerateFiles(RepositoryRoot.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Intersect(FoldersLeftOut, StringComparer.Ordinal).Any());

    private static RepositoryFile? Read(string path)
    {
        var full = new FileInfo(Path.Combine(RepositoryRoot.Path, path));
        if (!full.Exists || full.Length > BytesMax)
        {
            // The file is deleted and not staged, or larger than any hand-written file.
            return null;
        }

        var text = File.ReadAllText(full.FullName);
        return text.Contains('\0', StringComparison.Ordinal) ? null : new RepositoryFile(path, text);
    }

    private static List<string>? FromGit()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = RepositoryRoot.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start);
            var listed = git?.StandardOutput.ReadToEnd();
            git?.WaitForExit();
            return git?.ExitCode == 0 ? [.. listed!.Split('\0', StringSplitOptions.RemoveEmptyEntries)] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
