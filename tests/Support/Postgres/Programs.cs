using System.Globalization;

namespace FundsCheck.TestSupport;

/// <summary>The programs of the machine.</summary>
internal static class Programs
{
    private const string DebianServers = "/usr/lib/postgresql";

    /// <summary>The folder of the newest PostgreSQL server of Debian's packages, or of the one on PATH; null where there is none.</summary>
    public static string? PostgresFolder { get; } = FindPostgresFolder();

    /// <summary>A program of that server.</summary>
    public static string OfPostgres(string program) =>
        Path.Combine(PostgresFolder ?? throw new InvalidOperationException("A PostgreSQL server is missing."), program);

    /// <summary>The path of a program on PATH, or in a folder that the PATH of a user leaves out; null where it is missing.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"])
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(Exists);

    private static string? FindPostgresFolder() =>
        (Directory.Exists(DebianServers) ? Directory.GetDirectories(DebianServers) : [])
            .OrderByDescending(VersionOf)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => Exists(Path.Combine(folder, "postgres")) && Exists(Path.Combine(folder, "initdb")))
        ?? (Find("initdb") is { } initdb && Exists(Path.Combine(Path.GetDirectoryName(initdb)!, "postgres"))
            ? Path.GetDirectoryName(initdb)
            : null);

    /// <summary>Whether a file is there, and not only a link to one that is gone.</summary>
    private static bool Exists(string path) =>
        File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
