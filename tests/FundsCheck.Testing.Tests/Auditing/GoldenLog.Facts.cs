using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

internal sealed partial class GoldenLog
{
    /// <summary>Facts of a source: of every kind, of a wrong type, none, a failure, and facts that were not requested.</summary>
    private async Task SourceFactsAsync()
    {
        host.Start(RuleSetCatalog.Create(RuleSet.Load(Logs.PathOf(Path.Combine("sources", "signal.json")))));
        (string Id, FactReading Reading)[] readings =
        [
            ("evaluated", new FactReading.Succeeded(Facts("accept", CustomFact.From(9)), "evaluated", "request-1")),
            ("evaluated-otherwise", new FactReading.Succeeded(Facts("newer \"漢\"", CustomFact.From("9")), "evaluated-otherwise")),
            ("evaluated-without-facts", new FactReading.Succeeded(new Dictionary<string, CustomFact>(StringComparer.Ordinal))),
            ("not-evaluated", new FactReading.Failed(new BalanceFailure(
                BalanceFailureCategory.ProviderUnavailable, "BALANCE_CONNECTION_FAILED", "CONNECTION_REFUSED", "request-2"))),
        ];
        foreach (var (id, reading) in readings)
        {
            host.Facts.Next = reading;
            await CheckAsync(Debit(id, "60.00 USD"), Read(GoldenReadings.Plain(host.Now)));
        }

        await CheckAsync(Debit("not-requested", "500.01 USD"), new BalanceReading.NotRequested());
    }

    private static Dictionary<string, CustomFact> Facts(string result, CustomFact score) => new(StringComparer.Ordinal)
    {
        ["x.signal.available"] = CustomFact.From(Money.Parse("2200.005 USD")),
        ["x.signal.core.isAccountClosed"] = CustomFact.From(true),
        ["x.signal.result"] = CustomFact.From(result),
        ["x.signal.ruleset"] = CustomFact.From("onboarding_flow"),
        ["x.signal.score.bankInitiated"] = score,
    };
}
