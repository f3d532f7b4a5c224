using FundsCheck.EndToEnd.Tests.PlaidRulesets;
using FundsCheck.Rules;
using FundsCheck.Sandbox.Tests.Support;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>A Plaid ruleset or a rule set of this repository, with its outcome for each generated debit.</summary>
internal sealed class Judge
{
    private readonly Dictionary<string, Outcome> _outcomes;

    private Judge(string name, Dictionary<string, Outcome> outcomes)
    {
        Name = name;
        _outcomes = outcomes;
    }

    public string Name { get; }

    public Outcome OutcomeOf(GeneratedDebit debit) => _outcomes[debit.Id];

    public bool Accepts(GeneratedDebit debit) => OutcomeOf(debit) == Outcome.Accept;

    /// <summary>A ruleset in Plaid's form, by the interpreter. To reroute a debit is not to send it: a decline.</summary>
    public static Judge ByPlaidRules(string name, IEnumerable<GeneratedDebit> debits)
    {
        var ruleset = PlaidRuleset.Load(name);
        return new(ruleset.Name, debits.ToDictionary(debit => debit.Id, debit => ruleset.Judge(debit.Attributes).Result switch
        {
            PlaidResult.Accept => Outcome.Accept,
            PlaidResult.Review => Outcome.Review,
            _ => Outcome.Decline,
        }));
    }

    /// <summary>A rule file of this repository, by the whole check of a host.</summary>
    public static async Task<Judge> ByRuleFileAsync(string file, IReadOnlyList<GeneratedDebit> debits, FakeTimeProvider clock)
    {
        var ruleSet = RuleSet.Load(Path.Combine(Repository.Root, file));
        var source = new ScriptedBalanceSource(clock);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddFundsCheck().UseRules(ruleSet).KeepDecisionsInMemory().UseBalanceSource(_ => source);
        await using var provider = services.BuildServiceProvider();
        var checker = provider.GetRequiredService<IFundsChecker>();
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var debit in debits)
        {
            source.Then(debit.Id, debit.Reading);
            outcomes.Add(debit.Id, (await checker.CheckAsync(Propose(debit), TestContext.Current.CancellationToken)).Outcome);
        }

        return new($"`{ruleSet.Identity.Name}`", outcomes);
    }

    private static ProposedDebit Propose(GeneratedDebit debit) => new()
    {
        Id = debit.Id,
        Account = new AccountRef(debit.Id),
        Amount = new Money(debit.Amount, Currency.Usd),
        EntryClass = "WEB",
        Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal)
        {
            ["x.verification"] = CustomFact.From(debit.VerificationStatus ?? "none"),
        },
    };
}
