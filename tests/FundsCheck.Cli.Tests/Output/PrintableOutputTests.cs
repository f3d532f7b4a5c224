using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Output;

/// <summary>Escape sequences in every text that comes from outside: a log's, a rule file's, a debit line's, a file's name.</summary>
public sealed class PrintableOutputTests : IDisposable
{
    // As JSON writes them, and as they are.
    private const string Escaped = "\\u001b[2J\\u000aforged\\u0007";
    private const string Evil = "\u001b[2J\nforged\u0007";
    private const string Raw = "\u202eab\u2028\u009b31m";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    /// <summary>A text of a log line, and its replacement.</summary>
    public static TheoryData<string, string, string[]> Texts() => new()
    {
        { "\"kind\":\"checking\"", "\"kind\":\"checking\",\"type\":\"TEXT\"", ["show"] },
        { "\"kind\":\"checking\"", "\"kind\":\"checking\",\"subtype\":\"TEXT\"", ["show"] },
        { "\"kind\":\"checking\"", "\"kind\":\"TEXT\"", ["show", "replay", "verify"] },
        { "\"requestId\":\"req-1\"", "\"requestId\":\"TEXT\"", ["show"] },
        { "\"code\":\"INSTITUTION_DOWN\"", "\"code\":\"INSTITUTION_DOWN\",\"cause\":\"TEXT\"", ["show"] },
        { "\"approvedBy\":\"carol\"", "\"approvedBy\":\"TEXT\"", ["show"] },
        { "\"comment\":\"the customer sent a statement\"", "\"comment\":\"TEXT\"", ["show"] },
        { "\"account\":\"customer-bob\"", "\"account\":\"TEXT\"", ["show"] },
        { "\"class\":\"WEB\"", "\"class\":\"WEB\",\"facts\":{\"x.note\":{\"text\":\"TEXT\"}}", ["show"] },
        { "\"class\":\"WEB\"", "\"class\":\"TEXT\"", ["show", "replay"] },
        {
            "\"threshold\":\"not below 0.00 USD\"",
            "\"threshold\":\"not below 0.00 USD\",\"because\":\"TEXT\"",
            ["show", "replay", "verify"]
        },
        { "\"code\":\"INSTITUTION_DOWN\"", "\"code\":\"TEXT\"", ["show", "replay", "diff"] },
        { "\"outcome\":\"accept\"", "\"outcome\":\"TEXT\"", ["verify", "replay", "diff"] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_text_of_a_log_steers_the_terminal(string member, string with, string[] commands)
    {
        foreach (var text in (string[])[Escaped, Raw])
        {
            var log = Forge(member, with.Replace("TEXT", text, StringComparison.Ordinal));
            foreach (var command in commands)
            {
                var run = await Run.OfAsync(command switch
                {
                    "show" => ["decisions", "show", log, "order-1003"],
                    "diff" => ["rules", "diff", Rules("rules.json"), Rules("rules.json"), "--decisions", log],
                    _ => ["decisions", command, log],
                });

                run.ShouldShowOnly(member);
            }
        }
    }

    [Fact]
    public async Task The_texts_are_shown_by_their_codes()
    {
        var run = await Run.OfAsync(
            "decisions", "show", Forge("\"approvedBy\":\"carol\"", $"\"approvedBy\":\"{Escaped}{Raw}\""), "order-1003");

        run.Out.Should().Contain("approved by \\u001B[2J\\u000Aforged\\u0007\\u202Eab\\u2028\\u009B31m: the customer");
    }

    [Fact]
    public async Task No_text_of_a_rule_file_steers_the_terminal()
    {
        var good = RuleSet.Default.CanonicalText;
        string[] files =
        [
            good.Replace("\"owner\"", $"\"{Escaped}\"", StringComparison.Ordinal),
            good.Replace("\"ach-debit\"", $"\"{Escaped}\"", StringComparison.Ordinal),
            good.Replace("\"risk\"", $"\"{Raw}\"", StringComparison.Ordinal),
            good.Replace("\"headroom.available\"", $"\"{Escaped}{Raw}\"", StringComparison.Ordinal),
            good.Replace("\"INSUFFICIENT_AVAILABLE\"", $"\"{Escaped}\"", StringComparison.Ordinal),
            good.Replace("\"INSUFFICIENT_AVAILABLE\"", $"\"{Raw}\"", StringComparison.Ordinal),
            good.Replace("\"0.00 USD\"", $"\"{Escaped}\"", StringComparison.Ordinal),
            $"{Evil}{Raw}",
        ];
        foreach (var text in files)
        {
            text.Should().NotBe(good);
            var file = Rules("evil.json", text);
            string[][] commands =
            [
                ["rules", "lint", file], ["rules", "lint", file, "--output", "json"], ["rules", "test", file, "--coverage"],
                ["rules", "explain", file], ["rules", "fmt", "--check", file],
                ["rules", "diff", Rules("good.json"), file],
                ["check", "--plaid-url", "http://127.0.0.1:9", "--account", "a", "--amount", "1.00 USD", "--rules", file],
            ];
            foreach (var command in commands)
            {
                (await Run.OfAsync(command)).ShouldShowOnly($"{string.Join(' ', command)}: {text}");
            }
        }
    }

    [Fact]
    public async Task No_name_of_a_log_steers_the_terminal_of_tune()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system that takes such names");
        var log = Path.Combine(_folder.FullName, $"l{Evil}{Raw}.jsonl");
        await RecordedLog.WriteAsync(log, RuleSet.Default);

        var run = await Run.OfAsync(
            "rules", "tune", Rules("good.json"), "--check", "funds", "--measure", "headroom.available", "--decisions", log);

        run.ExitCode.Should().Be(0, run.Error);
        run.ShouldShowOnly("the name of the log");
    }

    [Fact]
    public async Task No_name_of_a_file_steers_the_terminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system that takes such names");
        var folder = _folder.CreateSubdirectory($"f{Evil}{Raw}").FullName;
        var missing = Path.Combine(folder, "missing");
        var good = Path.Combine(folder, $"g{Evil}.json");
        await File.WriteAllTextAsync(good, RuleSet.Default.CanonicalText);
        var bad = Path.Combine(folder, $"b{Raw}.json");
        await File.WriteAllTextAsync(bad, "{}");
        string[][] commands =
        [
            ["rules", "lint", folder], ["rules", "lint", folder, "--output", "json"], ["rules", "lint", missing], ["rules", "test", folder],
            ["rules", "test", good, "--coverage", "100"],
            ["rules", "fmt", "--check", folder], ["rules", "explain", missing], ["decisions", "verify", missing],
            ["decisions", "verify", bad], ["decisions", "show", bad, "x"], ["decisions", "replay", bad],
            ["decisions", "record", missing, "x", "cancelled"], ["decisions", "record", bad, Evil, "cancelled"],
            ["rules", "diff", good, good, "--decisions", bad],
            [
                "check", "--plaid-url", "http://127.0.0.1:9", "--account", Evil, "--amount", Evil, "--rules", folder, "--access-token-file",
                missing, "--decisions", folder, "--id", Evil,
            ],
            ["check", "--plaid-url", "http://127.0.0.1:9", "--debits", missing], [Evil], ["rules", Evil], ["check", $"--{Evil}"],
        ];
        foreach (var command in commands)
        {
            (await Run.OfAsync(command)).ShouldShowOnly(string.Join(' ', command));
        }
    }

    [Fact]
    public async Task No_text_of_a_debit_line_steers_the_terminal_and_JSON_still_means_it()
    {
        var line = $"{{\"id\":\"{Raw}\",\"account\":\"{Escaped}\",\"amount\":\"{Escaped}{Raw}\",\"{Escaped}\":1}}\n{Evil}{Raw}\n";

        var run = await Run.OfAsync(line, Run.Token, ["check", "--plaid-url", "http://127.0.0.1:9", "--debits", "-"]);

        run.ShouldShowOnly("debits");
        JsonDocument.Parse(run.Lines[0]).RootElement.GetProperty("id").GetString().Should().Be(Raw);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Rules(string name, string? text = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text ?? RuleSet.Default.CanonicalText);
        return path;
    }

    /// <summary>A copy of the example log in which a text was altered, with a chain made anew over it.</summary>
    private string Forge(string member, string with)
    {
        var lines = File.ReadAllLines(ExampleLog());
        lines.Should().Contain(line => line.Contains(member, StringComparison.Ordinal));
        var hash = new string('0', 64);
        for (var index = 0; index < lines.Length; index++)
        {
            var start = lines[index].IndexOf("\"prevHash\":\"", StringComparison.Ordinal) + 12;
            lines[index] = (lines[index][..start] + hash + lines[index][(start + 64)..]).Replace(member, with, StringComparison.Ordinal);
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[index])));
        }

        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.jsonl");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    private static string ExampleLog()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "logs", "example.jsonl");
    }
}
