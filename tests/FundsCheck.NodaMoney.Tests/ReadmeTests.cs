using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.NodaMoney.Tests;

/// <summary>The code of the package's README, line by line.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_lines_of_the_readme_check_a_debit()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(host =>
            new ScriptedBalanceSource(host.GetRequiredService<TimeProvider>()).AlwaysAvailable(Money.Parse("50.00 USD")));
        await using var provider = services.BuildServiceProvider();
        var checker = provider.GetRequiredService<IFundsChecker>();
        var account = new AccountRef("account");
        var price = new global::NodaMoney.Money(75.00m, "USD");

        // <readme>
        var debit = price.ToProposedDebit("d-1", account, "WEB") with { SameDay = true };
        var decision = await checker.CheckAsync(debit, cancellationToken);
        var largest = decision.MaxAcceptableAmount?.ToNodaMoney();
        // </readme>
        decision.Outcome.Should().Be(Outcome.Decline);
        largest.Should().Be(new global::NodaMoney.Money(50.00m, "USD"));
    }

    [Fact]
    public void Every_line_of_the_readme_is_compiled()
    {
        var shown = File.ReadAllText(Path.Combine(PackageFolder.Path, "README.md")).Split("```csharp\n")[1].Split("```")[0];
        var here = File.ReadAllText(Path.Combine(PackageFolder.Path, "../../tests/FundsCheck.NodaMoney.Tests/ReadmeTests.cs"));

        var compiled = here.Split("// <readme>\n")[1].Split("        // </readme>")[0].Replace(
            "        ", string.Empty, StringComparison.Ordinal);

        shown.Should().Be(compiled);
    }
}
