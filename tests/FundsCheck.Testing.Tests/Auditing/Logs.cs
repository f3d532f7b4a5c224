namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>The logs that are kept under <c>tests/logs</c>.</summary>
internal static class Logs
{
    public const string Folder = "tests/logs";

    /// <summary>The log with every member of the format.</summary>
    public const string Golden = "golden.jsonl";

    /// <summary>The log of docs/audit.md.</summary>
    public const string Example = "example.jsonl";

    /// <summary>The log of several files.</summary>
    public const string Segmented = "segments.jsonl";

    /// <summary>The log with statuses of connections between its decisions.</summary>
    public const string Connections = "connections.jsonl";

    /// <summary>The log with what a challenger answered.</summary>
    public const string Challenger = "challenger.jsonl";

    private const string WriteVariable = "FUNDSCHECK_WRITE_LOGS";

    public static string FullFolder { get; } = Path.Combine(FindRoot(), "tests", "logs");

    /// <summary>Whether the logs are to be written anew, in place of being compared with what is written today.</summary>
    public static bool AreToBeWritten => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static string PathOf(string name) => Path.Combine(FullFolder, name);

    /// <summary>The head of a log as it was noted when the log was written.</summary>
    public static string AnchorOf(string name) =>
        File.ReadAllLines(PathOf("anchors.txt")).Select(line => line.Split("  ")).Single(parts => parts[1] == name)[0];

    /// <summary>The files of a log, by name: itself, and those beside it.</summary>
    public static IReadOnlyList<string> FilesOf(string folder, string name) =>
        [
            .. Directory.EnumerateFiles(folder, $"{name}*").Select(Path.GetFileName).OfType<string>()
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith(".owner", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public static void Record(string folder, string name)
    {
        foreach (var file in FilesOf(FullFolder, name))
        {
            File.Delete(PathOf(file));
        }

        foreach (var file in FilesOf(folder, name))
        {
            File.Copy(Path.Combine(folder, file), PathOf(file));
        }

        WriteAnchors();
    }

    private static void WriteAnchors()
    {
        var anchors = Directory.EnumerateFiles(FullFolder, "*.jsonl").Order(StringComparer.Ordinal)
            .Select(path => $"{FundsCheck.Records.RecordFile.Verify(path).Head}  {Path.GetFileName(path)}\n");
        File.WriteAllText(PathOf("anchors.txt"), string.Concat(anchors));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
