using System.Security.Cryptography;
using System.Text;
using FundsCheck.Samples.Tests.Support;

namespace FundsCheck.Samples.Tests.AuditTests;

/// <summary>
/// The audit sample runs by itself, as one of the solution's test projects; here it runs on altered copies. FUNDSCHECK_WRITE_LOGS=1
/// records its log anew.
/// </summary>
public sealed class AuditSampleTests : IDisposable
{
    private const string LogName = "2026-11.jsonl";
    private const string Previous = "\"prevHash\":\"";
    private const int HashLength = 64;

    private static readonly string Sample = Path.Combine(Repository.Samples, "AuditTests");
    private static readonly string Rules = Path.Combine(Sample, "rules", "shop.json");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Fact]
    public async Task The_log_is_the_one_that_this_version_writes()
    {
        var (written, recorded) = (Path.Combine(_folder.FullName, LogName), Path.Combine(Sample, "logs", LogName));
        await SampleLog.WriteAsync(written, Rules);
        if (Environment.GetEnvironmentVariable("FUNDSCHECK_WRITE_LOGS") == "1")
        {
            File.Copy(written, recorded, overwrite: true);
        }

        (await File.ReadAllTextAsync(recorded)).Should().Be(await File.ReadAllTextAsync(written));
    }

    [Fact]
    public async Task An_unaltered_copy_passes()
    {
        var (status, output) = await RunCopyAsync(log => log, rules => rules);

        status.Should().Be(0, output);
    }

    [Fact]
    public async Task An_altered_line_fails_and_is_named()
    {
        var (status, output) = await RunCopyAsync(Accepting, rules => rules);

        status.Should().NotBe(0);
        output.Should().Contain("A_log_was_not_altered").And.Contain("line 5: the line was altered");
    }

    [Fact]
    public async Task A_decision_that_would_be_another_one_fails_and_is_named()
    {
        var (status, output) = await RunCopyAsync(log => Chain(Accepting(log)), rules => rules);

        status.Should().NotBe(0);
        output.Should().Contain(
            "A_recorded_decision_is_decided_the_same_again(recorded: logs/2026-11.jsonl:5: order-3 (revision 1)) [FAIL]");
    }

    [Fact]
    public async Task A_changed_rule_fails_until_its_pin_is_changed()
    {
        var (status, output) = await RunCopyAsync(
            log => log, rules => rules.Replace("\"below\": \"25.00 USD\"", "\"below\": \"24.99 USD\""));

        status.Should().NotBe(0);
        output.Should().Contain("The_rule_set_in_force_is_the_approved_one").And.Contain("The_tests_beside_the_rules_pass");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The log with its decline as an accept.</summary>
    private static string Accepting(string log) => log.Replace("\"outcome\":\"decline\"", "\"outcome\":\"accept\"");

    /// <summary>The lines with a chain of their own, as whoever rewrites a whole log leaves it.</summary>
    private static string Chain(string log)
    {
        var previous = new string('0', HashLength);
        var chained = new StringBuilder();
        foreach (var line in log.TrimEnd().Split('\n'))
        {
            var start = line.IndexOf(Previous, StringComparison.Ordinal) + Previous.Length;
            var linked = $"{line[..start]}{previous}{line[(start + HashLength)..]}";
            chained.Append(linked).Append('\n');
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(linked)));
        }

        return chained.ToString();
    }

    /// <summary>Runs the built test project in a copy whose log and rules are altered.</summary>
    private async Task<(int Status, string Output)> RunCopyAsync(Func<string, string> alterLog, Func<string, string> alterRules)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.OutputOf("AuditTests")))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }

        var (logs, rules) = (_folder.CreateSubdirectory("logs"), _folder.CreateSubdirectory("rules"));
        var log = await File.ReadAllTextAsync(Path.Combine(Sample, "logs", LogName));
        await File.WriteAllTextAsync(Path.Combine(logs.FullName, LogName), alterLog(log));
        await File.WriteAllTextAsync(Path.Combine(rules.FullName, "shop.json"), alterRules(await File.ReadAllTextAsync(Rules)));
        using var program = SampleProgram.Start(Path.Combine(_folder.FullName, "FundsCheck.Samples.AuditTests.dll"), _folder.FullName);
        var (status, output, error) = await program.EndAsync();
        return (status, output + error);
    }
}
