using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class RuleFileWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_change_is_linted_until_the_watch_is_cancelled()
    {
        var file = Path.Combine(folder, "rules.json");
        await File.WriteAllTextAsync(file, RuleSet.Default.CanonicalText);
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Out = output, Error = TextWriter.Null, In = Stream.Null, Environment = _ => null };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var watch = CommandTree.RunAsync(["rules", "lint", "--watch", folder], terminal, stop.Token);
        await WaitForAsync(output, "1 file, 0 errors, 0 warnings\n");
        await File.WriteAllTextAsync(file, "{}");
        await WaitForAsync(output, $"{file}:1:1: error ");
        File.Delete(file);
        await File.WriteAllTextAsync(Path.Combine(folder, "again.json"), RuleSet.Default.CanonicalText);
        await WaitForAsync(output, "warnings\n", "1 file, 0 errors, 0 warnings\n");
        await stop.CancelAsync();

        (await watch.WaitAsync(Patience)).Should().Be(0);
    }

    [Fact]
    public async Task A_change_of_an_extended_file_beside_the_watched_one_is_linted()
    {
        var (file, extended) = (Path.Combine(folder, "shop.json"), Path.Combine(folder, "base.json"));
        await File.WriteAllTextAsync(extended, RuleSet.Default.CanonicalText);
        await File.WriteAllTextAsync(
            file, """{ "ruleset": "shop", "version": "1", "why": "Base.", "extends": "ach-debit", "checks": [] }""");
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Out = output, Error = TextWriter.Null, In = Stream.Null, Environment = _ => null };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var watch = CommandTree.RunAsync(["rules", "lint", "--watch", file], terminal, stop.Token);
        await WaitForAsync(output, "1 file, ");
        await File.WriteAllTextAsync(extended, "{}");
        await WaitForAsync(output, "extends.");
        await stop.CancelAsync();

        (await watch.WaitAsync(Patience)).Should().Be(0);
    }

    private static async Task WaitForAsync(StringWriter output, params string[] texts)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!IsShown(output, texts))
        {
            TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(Patience, output.ToString());
            await Task.Delay(50);
        }
    }

    private static bool IsShown(StringWriter output, string[] texts)
    {
        var (shown, at) = (output.ToString(), 0);
        foreach (var text in texts)
        {
            at = shown.IndexOf(text, at, StringComparison.Ordinal) is >= 0 and var found ? found + text.Length : -1;
            if (at < 0)
            {
                return false;
            }
        }

        return true;
    }
}
