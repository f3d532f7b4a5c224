using System.Diagnostics;

namespace FundsCheck.Mutation;

/// <summary>A test project of the copy, built once: its program runs again and again with another assembly under test.</summary>
internal sealed class TestProject
{
    private static readonly TimeSpan TimeoutLeast = TimeSpan.FromSeconds(20);

    private readonly string _output;
    private readonly string _name;
    private readonly IReadOnlyList<string> _mirroredClasses;
    private TimeSpan _baseline;

    private TestProject(string output, string name, IReadOnlyList<string> mirroredClasses) =>
        (_output, _name, _mirroredClasses) = (output, name, mirroredClasses);

    /// <summary>Builds the project.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="name">The name of its folder in tests.</param>
    /// <param name="folder">The mutated folder: the test files of the folder with the same name run first.</param>
    public static TestProject Build(WorkingCopy copy, string name, string folder)
    {
        var project = copy.PathOf($"tests/{name}");
        if (!Directory.Exists(project))
        {
            throw new MutationException($"there is no tests/{name}; name the test project with --tests");
        }

        Tool.Run(project, "dotnet", ["build", "-nologo", "-v:q", "-p:RunAnalyzers=false"]);
        var mirrored = Path.Combine([project, .. folder.Split('/').Skip(2)]);
        var classes = Directory.Exists(mirrored)
            ? Directory.EnumerateFiles(mirrored, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file).Split('.')[0])
            : [];
        return new TestProject(Path.Combine(project, "bin", "Debug", "net10.0"), name, [.. classes.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Runs all tests without a mutant; they must pass.</summary>
    /// <exception cref="MutationException">A test fails without a mutant.</exception>
    public async Task RunBaselineAsync(string assembly, byte[] unchanged, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        Replace(assembly, unchanged);
        if (await RunAsync([], TimeSpan.FromMinutes(30), cancellationToken) is { } failure)
        {
            throw new MutationException($"the tests of {_name} fail without a mutant:\n{failure}");
        }

        _baseline = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Whether a test fails, crashes or hangs with the mutant; the tests of the mirrored folder run first.</summary>
    public async Task<bool> KillsAsync(string assembly, byte[] mutated, CancellationToken cancellationToken)
    {
        Replace(assembly, mutated);
        var timeout = TimeoutLeast + (3 * _baseline);
        return (_mirroredClasses.Count > 0
                && await RunAsync([.. _mirroredClasses.SelectMany(name => new[] { "-class", $"*.{name}" })], timeout, cancellationToken)
                    is not null)
            || await RunAsync([], timeout, cancellationToken) is not null;
    }

    private void Replace(string assembly, byte[] bytes) => File.WriteAllBytes(Path.Combine(_output, $"{assembly}.dll"), bytes);

    /// <summary>Null where all tests pass; otherwise the end of the output.</summary>
    private async Task<string?> RunAsync(IReadOnlyList<string> filter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(_output, $"{_name}.dll"), "-noLogo", "-noColor", "-stopOnFail", .. filter])
        {
            WorkingDirectory = _output,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNDSCHECK_TEST_PERCENT"] = "1";
        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0 ? null : output + await errors;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no end within {timeout.TotalSeconds:0} s";
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
