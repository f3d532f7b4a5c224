using System.Diagnostics;

namespace FundsCheck.MediatR.Tests.Packing;

/// <summary>The package, packed once from what the build left, into a folder of its own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private static readonly TimeSpan PackTimeMax = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-packed-");

    public string Path { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = PackageSources.Root,
        };
        foreach (var argument in new[]
        {
            "pack",
            PackageSources.Folder,
            "--no-build",
            "--no-restore",
            "-nodeReuse:false",
            "-c",
            PackageSources.Configuration,
            "-o",
            _folder.FullName,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var pack = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = pack.StandardOutput.ReadToEndAsync();
        var errors = pack.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(PackTimeMax);
        await pack.WaitForExitAsync(patience.Token);
        pack.ExitCode.Should().Be(0, "`dotnet pack` packs it; it said: {0}{1}", await output, await errors);
        Path = _folder.GetFiles("FundsCheck.MediatR.*.nupkg").Should().ContainSingle().Which.FullName;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
