using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>What a test process that does not dispose of its servers leaves behind.</summary>
public sealed class KilledProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Leaves_no_process_and_no_folder_when_it_is_killed()
    {
        var servers = await RunAsync(process => process.Kill());

        (await WaitUntilAsync(() => servers.All(server => !IsRunning(server) && !Directory.Exists(server.Folder)))).Should().BeTrue();
    }

    [Fact]
    public async Task Leaves_no_process_and_no_folder_when_it_exits()
    {
        var servers = await RunAsync(process => process.StandardInput.Close());

        (await WaitUntilAsync(() => servers.All(server => !IsRunning(server) && !Directory.Exists(server.Folder)))).Should().BeTrue();
    }

    [Fact]
    public async Task Leaves_no_process_when_it_is_killed_with_its_descendants()
    {
        // The shell that would delete the folder is killed too.
        var servers = await RunAsync(process => process.Kill(entireProcessTree: true));

        (await WaitUntilAsync(() => servers.All(server => !IsRunning(server)))).Should().BeTrue();
        foreach (var (_, folder) in servers.Where(server => Directory.Exists(server.Folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<(int Process, string Folder)>> RunAsync(Action<Process> end)
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads the processes of the system from /proc.");
        var servers = new List<(int Process, string Folder)>();
        using var process = ServerHost.Start();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line && line != "ready")
        {
            servers.Add((int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), line.Split(' ')[1]));
        }

        // Otherwise the test would pass because it does not see the processes at all.
        servers.Should().HaveCountGreaterThan(1).And.OnlyContain(server => IsRunning(server) && Directory.Exists(server.Folder));
        end(process);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return servers;
    }

    /// <summary>Whether the server runs, or any process whose current folder or command line is in the server's folder.</summary>
    private static bool IsRunning((int Process, string Folder) server) =>
        Directory.Exists($"/proc/{server.Process}") || Directory.GetDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _))
            .Any(process => Uses(process, server.Folder));

    private static bool Uses(string process, string folder)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Contains(folder, StringComparison.Ordinal)
                || Directory.ResolveLinkTarget($"{process}/cwd", returnFinalTarget: false)?.FullName
                    .StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has exited, or belongs to another user.
            return false;
        }
    }

    private static async Task<bool> WaitUntilAsync(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (condition())
            {
                return true;
            }
        }

        return false;
    }
}
