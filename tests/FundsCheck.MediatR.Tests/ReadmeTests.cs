using System.Text.RegularExpressions;
using FundsCheck.MediatR.Tests.Hosting;
using FundsCheck.MediatR.Tests.Packing;
using FundsCheck.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.MediatR.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(PackageSources.Folder, "README.md"));

    [Fact]
    public async Task The_lines_of_the_readme_register_and_send()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var debit = Debits.Of("75.00 USD");
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory()
            .UseBalanceSource(host =>
                new ScriptedBalanceSource(host.GetRequiredService<TimeProvider>()).AlwaysAvailable(Money.Parse("100.00 USD")));
        services.AddTransient<IRequestHandler<CheckFunds, FundsDecision>, CheckFundsHandler>();
        services.AddTransient<IRequestHandler<CheckFundsWithReading, FundsDecision>, CheckFundsWithReadingHandler>();
        await using var host = services.BuildServiceProvider();
        var mediator = new Mediator(host.GetService!);

        var decision = await mediator.Send(new CheckFunds(debit), cancellationToken);

        decision.Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public void Every_line_of_the_readme_is_compiled()
    {
        var here = File.ReadAllText(Path.Combine(PackageSources.Root, "tests", "FundsCheck.MediatR.Tests", "ReadmeTests.cs"));
        var lines = Snippet().Matches(Readme)
            .SelectMany(match => match.Groups["code"].Value.Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();

        lines.Should().HaveCountGreaterThan(2).And.OnlyContain(line => here.Contains(line, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
