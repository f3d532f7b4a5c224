using System.Text;
using FundsCheck.DecisionLog.Tests;
using FundsCheck.Rules;
using FundsCheck.Tests.Checking;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>Recorded facts under rules that declare another type, or declare the fact for the first time.</summary>
public sealed class BacktestFactTests : IDisposable
{
    private readonly LogHost host = new();

    public static TheoryData<CustomFact, string, string> Cases() => new()
    {
        { CustomFact.From("12.00 USD"), "x.owed", "X_MORE" },
        { CustomFact.From(Money.Parse("12.00 USD")), "x.owed", "X_MORE" },
        { CustomFact.From(Money.Parse("12.00 EUR")), "x.owed", "HOST_FACT_UNKNOWN" },
        { CustomFact.From("12.00"), "x.owed", "HOST_FACT_UNKNOWN" },
        { CustomFact.From(12), "x.owed", "HOST_FACT_UNKNOWN" },
        { CustomFact.From(12), "x.count", "X_MORE" },
        { CustomFact.From("12"), "x.count", "HOST_FACT_UNKNOWN" },
        { CustomFact.From("48h"), "x.since", "X_MORE" },
        { CustomFact.From(TimeSpan.FromDays(2)), "x.since", "X_MORE" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_recorded_text_is_parsed_by_the_type_that_the_other_rules_declare(CustomFact fact, string name, string reason)
    {
        var debit = Host.Debit("d-1", 75m) with { Facts = new Dictionary<string, CustomFact> { [name] = fact } };
        var record = (await host.Checker.CheckAsync(debit, new BalanceReading.Succeeded(host.BalanceOf(1_000m)))).Record;

        var verdict = Backtest.Judge(Declaring(name), record);

        verdict.Reasons.Select(given => given.Code).Should().Equal(reason);
    }

    public void Dispose() => host.Dispose();

    /// <summary>Rules that declare a fact and review it above a limit.</summary>
    private static RuleSet Declaring(string name)
    {
        var (type, limit) = name switch
        {
            "x.count" => ("integer", "10"),
            "x.owed" => ("money", "\"10.00 USD\""),
            _ => ("duration", "\"1d\""),
        };
        var check = $$"""
            "facts": { "{{name}}": { "type": "{{type}}" } },
            "checks": [
              { "id": "own", "measure": "{{name}}",
                "bands": [ { "upTo": {{limit}}, "then": "accept" }, { "otherwise": "review", "reason": "X_MORE" } ],
                "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } },
            """;
        var text = BacktestHost.Rules("100.00 USD", "1000.00 USD").CanonicalText;
        return RuleSet.Parse(Encoding.UTF8.GetBytes(text.Replace("\"checks\": [", check, StringComparison.Ordinal)), "own.json");
    }
}
