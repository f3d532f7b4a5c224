using System.Globalization;
using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Testing;

/// <summary>
/// The facts of a test: unsaid, a plain first WEB debit with nothing held, on a checking account read just now in its own currency;
/// money and host facts unsaid are unknown.
/// </summary>
internal sealed class TestFacts
{
    private readonly Dictionary<string, string?> _given;
    private readonly Currency _currency;

    private TestFacts(TestDefinition test, Currency currency)
    {
        _given = test.Given.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
        _currency = currency;
    }

    public static DecisionFacts Of(TestDefinition test, RuleSetDefinition ruleSet)
    {
        var facts = new TestFacts(test, ruleSet.Currency);
        var reading = facts.Text("balance.reading", Measures.Read);
        return new DecisionFacts
        {
            Amount = Money.Parse(facts.Text("amount", string.Empty)),
            EntryClass = facts.Text("debit.class", "WEB"),
            SameDay = string.Equals(facts.Text("debit.sameDay", "false"), "true", StringComparison.Ordinal),
            Attempt = facts.Stated("debit.attempt", "1") is { } attempt
                ? Fact<int>.Known(int.Parse(attempt, CultureInfo.InvariantCulture))
                : NotVerified<int>(),
            LastReturn = facts.Stated("debit.lastReturn", "none") is { } code ? Fact<string>.Known(code) : NotVerified<string>(),
            Held = facts.Sum("held"),
            HeldPossible = facts.Sum("held.possible"),
            Reading = reading,
            Balance = string.Equals(reading, Measures.Read, StringComparison.Ordinal) ? facts.Balance() : null,
            Host = [.. ruleSet.HostFacts.Select(facts.Host)],
        };
    }

    private BalanceFacts Balance() => new()
    {
        Available = Amount("available"),
        Current = Amount("current"),
        Limit = Amount("limit"),
        Currency = Text("balance.currency", Measures.Same),
        Kind = Stated("account.kind", "checking") is { } kind ? Fact<AccountKind>.Known(AccountKinds.ByName[kind]) : default,
        Verification = Stated("account.verification", VerificationStatuses.None) is { } status ? Fact<string>.Known(status) : default,
        Source = Text("balance.source", Measures.Sources[0]),
        Age = Stated("balance.age", "0s") is { } text && EdgeText.TryReadAge(text, out var age) ? Fact<TimeSpan>.Known(age) : default,
    };

    // The only way in which these two become unknown.
    private static Fact<T> NotVerified<T>()
        where T : notnull => Fact<T>.Unknown(UnknownCause.NotVerified);

    private HostFactValue Host(HostFactDefinition declared) =>
        new(declared.Name, declared.TypeName, _given.GetValueOrDefault(declared.Name) is { } text ? Fact<string>.Known(text) : default);

    private string? Stated(string name, string unsaid) => _given.TryGetValue(name, out var value) ? value : unsaid;

    private string Text(string name, string unsaid) => Stated(name, unsaid) ?? unsaid;

    private Money Sum(string name) => Money.Parse(Text(name, Money.Zero(_currency).ToString()));

    private Fact<decimal> Amount(string name) =>
        _given.GetValueOrDefault(name) is { } text ? Fact<decimal>.Known(Money.Parse(text).Amount) : default;
}
