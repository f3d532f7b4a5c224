using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.LanguageServer;

/// <summary>The language server driven by the client library of VS Code, over the pipes of its process.</summary>
public sealed class EditorClientTests
{
    private const string Package = "vscode-languageserver-protocol";
    private const string Bad = "tests/vectors/rules/bad";
    private const string DefaultFile = "rules/ach-debit.json";

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<JsonElement>> Session = new(RunAsync);

    [Fact]
    public async Task Shows_the_problems_of_every_broken_file_as_the_loader_does()
    {
        var session = await Session.Value;

        var shown = session.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("file").GetString()!,
            file => string.Join(", ", file.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString())));
        var loaded = shown.Keys.ToDictionary(file => file, ProblemsOf);

        shown.Should().HaveCountGreaterThan(350);
        shown.Should().BeEquivalentTo(loaded);
    }

    [Fact]
    public async Task Writes_the_missing_tests_of_a_code_lens()
    {
        var session = await Session.Value;

        session.GetProperty("lens").GetString().Should().Be("coverage 0 of 2 bands: write the missing tests");
        session.GetProperty("written").GetString().Should().Be("coverage 2 of 2 bands");
    }

    [Fact]
    public async Task Completes_explains_and_formats()
    {
        var session = await Session.Value;

        session.GetProperty("offered").EnumerateArray().Select(label => label.GetString()).Should().Contain("headroom.available");
        session.GetProperty("hover").GetString().Should().Contain("-0.01 USD");
        session.GetProperty("formatted").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Completes_and_finds_what_a_file_inherits()
    {
        var session = await Session.Value;

        session.GetProperty("inherited").EnumerateArray().Select(id => id.GetString()).Should().Contain("reading").And.Contain("currency");
        session.GetProperty("defined").EnumerateArray().Select(place => place.GetString()).Should()
            .Equal("base.json: \"base\"", "base.json: \"reading\"");
    }

    [Fact]
    public async Task Answers_wrong_requests_with_errors_and_exits_with_0()
    {
        var session = await Session.Value;

        session.GetProperty("errors").EnumerateArray().Select(code => code.GetInt32()).Should().Equal(-32601, -32602, -32602);
        session.GetProperty("exit").GetInt32().Should().Be(0);
    }

    private static string ProblemsOf(string file)
    {
        _ = RuleSet.TryParse(File.ReadAllBytes(Path.Combine(Repository.Root, Bad, file)), file, out _, out var problems);
        return string.Join(", ", problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Code}"));
    }

    private static async Task<JsonElement> RunAsync()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Repository.Root, "tests", "node_modules", Package)),
            $"the npm package {Package} is not installed; run `npm ci` in tests/");
        using var node = Start();
        Assert.SkipWhen(node is null, "node is not installed");
        using var time = new CancellationTokenSource(TimeMax);
        var output = node!.StandardOutput.ReadToEndAsync(time.Token);
        var errors = node.StandardError.ReadToEndAsync(time.Token);
        await node.WaitForExitAsync(time.Token);

        (await errors).Should().BeEmpty();
        using var session = JsonDocument.Parse(await output);
        return session.RootElement.Clone();
    }

    private static Process? Start()
    {
        string[] arguments =
        [
            Path.Combine(Repository.Root, "tests", "lsp", "client.mjs"), Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll"),
            Path.Combine(Repository.Root, Bad), Path.Combine(Repository.Root, DefaultFile),
        ];
        var start = new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
