using System.Text.Json;

namespace FundsCheck.Packages.Tests;

public sealed class ReleaseLockFileTests
{
    [Fact]
    public void A_tool_compiled_ahead_of_time_has_the_versions_of_the_lock_file()
    {
        // To write it again: dotnet restore src/FundsCheck.Cli -p:ReadyToRun=true
        Locked("packages.readytorun.lock.json").Should().Be(Locked("packages.lock.json"));
    }

    private static string Locked(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.PathOf("src", "FundsCheck.Cli", file)));
        return json.RootElement.GetProperty("dependencies").GetProperty("net10.0").GetRawText();
    }
}
