using System.Text.RegularExpressions;
using FundsCheck;
using FundsCheck.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Readme.Tests;

/// <summary>The hosts of docs/hosting.md run with its configuration.</summary>
public sealed partial class HostingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private static string Page => File.ReadAllText(Path.Combine(ReadmeTests.Root, "docs", "hosting.md"));

    [Fact]
    public async Task The_configured_host_starts_and_decides()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var example = SandboxToken.Get("example");
        _folder.CreateSubdirectory("rules");
        File.Copy(Path.Combine(ReadmeTests.Root, "rules", "ach-debit.json"), Path.Combine(_folder.FullName, "rules", "ach-debit.json"));
        using var host = Build(
            ("FundsCheck:Rules:Folder", Path.Combine(_folder.FullName, "rules")),
            ("FundsCheck:DecisionLog:Path", Path.Combine(_folder.FullName, "decisions.jsonl")),
            ("FundsCheck:Plaid:BaseAddress", sandbox.Address.ToString()), ("FundsCheck:Plaid:Secret", "secret"));
        await host.StartAsync(TestContext.Current.CancellationToken);

        var decision = await host.Services.GetRequiredService<IFundsChecker>().CheckAsync(new ProposedDebit
        {
            Id = "d-1",
            Account = new AccountRef(example.AccountIds[0], new Secret(example.AccessToken)),
            Amount = Money.Parse("75.00 USD"),
            EntryClass = "WEB",
        });

        decision.Outcome.Should().Be(Outcome.Accept);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        health.Status.Should().Be(HealthStatus.Healthy);
        health.Entries.Keys.Should().OnlyContain(name => Page.Contains($"| `{name}` |"));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Its_problems_are_those_of_the_page()
    {
        var problems = await ProblemsOfAsync(("FundsCheck:Plaid:BaseAddress", "plaid.example.com"), ("FundsCheck:ReadTimeuot", "00:00:01"))
            + await ProblemsOfAsync(("FundsCheck:ReadTimeout", "00:00:01"), ("FundsCheck:MaxConcurrency", "9"));

        foreach (var line in ProblemBlock().Match(Page).Groups["found"].Value.Trim().Split('\n'))
        {
            problems.Should().Contain(line);
        }
    }

    [Fact]
    public void Every_exception_has_a_row()
    {
        var all = new[] { typeof(FundsCheckException).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(FundsCheckException)) && !type.IsAbstract)
            .Except([typeof(ConnectionStatusNotRecordedException), typeof(RuleSetInvalidException)]);

        all.Select(type => type.Name).Where(name => !Page.Contains($"| `{name}` |")).Should().BeEmpty();
    }

    [Fact]
    public void Named_clients_and_keyed_checkers_are_registered()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        Hosting.AddClients(builder, "decisions.jsonl");
        Hosting.AddChecker(builder, _ => { });

        builder.Services.Should().Contain(service => "merchant-b".Equals(service.ServiceKey))
            .And.Contain(service => "payouts".Equals(service.ServiceKey) && service.ServiceType == typeof(IFundsChecker));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> ProblemsOfAsync(params (string Key, string Value)[] values)
    {
        using var host = Build([.. values, ("FundsCheck:Rules:Folder", Path.Combine(ReadmeTests.Root, "rules"))]);
        var thrown = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken));
        return thrown is null ? string.Empty : thrown.Message;
    }

    private IHost Build(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationManager();
        var settings = Path.Combine(_folder.FullName, "appsettings.json");
        File.WriteAllText(settings, JsonBlock().Match(Page).Groups["found"].Value);
        configuration.AddJsonFile(settings);
        configuration.AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)));
        return Hosting.Configured(new HostApplicationBuilderSettings { DisableDefaults = true, Configuration = configuration }).Build();
    }

    [GeneratedRegex("```json\n(?<found>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("```\n(?<found>FundsCheck:.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ProblemBlock();
}
