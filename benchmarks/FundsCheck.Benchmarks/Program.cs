using System.Globalization;
using FundsCheck;
using FundsCheck.Benchmarks;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

// A number after the names is the number of records of `replay`, `tune`, `grow` and `postgres-scale`.
string[] all = ["evaluate", "judge", "load", "holds", "keep", "replay", "tune", "grow", "postgres", "postgres-scale"];
int? records = args.Length > 0 && int.TryParse(args[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
var names = records is null ? args : args[..^1];
foreach (var name in names.Length > 0 ? names : all)
{
    switch (name)
    {
        case "evaluate":
            Evaluate();
            break;
        case "judge":
            Judge();
            break;
        case "load":
            Load();
            break;
        case "holds":
            HoldBenchmark.Run();
            break;
        case "keep":
            await DurableCheckBenchmark.RunAsync().ConfigureAwait(false);
            break;
        case "replay":
            await ReplayBenchmark.RunAsync(records).ConfigureAwait(false);
            break;
        case "tune":
            await TuningBenchmark.RunAsync(records).ConfigureAwait(false);
            break;
        case "grow":
            await LogGrowthBenchmark.RunAsync(records).ConfigureAwait(false);
            break;
        case "postgres":
            await PostgreSqlBenchmark.RunAsync().ConfigureAwait(false);
            break;
        case "postgres-scale":
            await PostgreSqlScaleBenchmark.RunAsync(records).ConfigureAwait(false);
            break;
        default:
            Console.Error.WriteLine($"`{name}` is not a benchmark; name one of {string.Join(", ", all)}");
            return 2;
    }
}

return 0;

static DecisionFacts FactsOf(decimal amount, decimal? available, Currency currency) => new()
{
    Amount = new Money(amount, currency),
    EntryClass = "WEB",
    Attempt = Fact.Known(1),
    LastReturn = Fact.Known("none"),
    Held = new Money(12.34m, currency),
    HeldPossible = Money.Zero(currency),
    Balance = new BalanceFacts
    {
        Available = available is { } known ? Fact.Known(known) : default,
        Current = Fact.Known(900.10m),
        Currency = "same",
        Kind = Fact.Known(AccountKinds.ByName["checking"]),
        Verification = Fact.Known("none"),
        Source = "real-time",
        Age = Fact.Known(TimeSpan.FromSeconds(3)),
    },
};

static void Evaluate()
{
    var ruleSet = RuleSet.Parse(TwentyChecks.Text(), "twenty.json");
    var rules = ruleSet.Compiled;
    foreach (var (title, amount, available) in new[]
    {
        ("accepted", 75.00m, (decimal?)888.81m), ("declined", 950.00m, 888.81m), ("available unknown", 75.00m, null),
    })
    {
        var facts = FactsOf(amount, available, ruleSet.Currency);
        var bound = ruleSet.Bind(facts);
        var answers = new CheckAnswer[rules.Checks.Length];
        var masks = new ulong[Evaluator.MasksCount * rules.Words];
        var chain = new Outcome[20];
        var debit = new IfChain.Debit(
            amount, 12.34m, 0m, "WEB", SameDay: false, 1, "none", "read", "same", "checking", AccountFamily.Depository, "none", "real-time",
            TimeSpan.TicksPerSecond * 3, available, 900.10m);
        if (rules.Checks.Length != 20
            || IfChain.Judge(debit, chain) != Evaluator.Judge(rules, bound, bound.Amount, JudgeScope.Whole, answers, masks))
        {
            throw new InvalidOperationException("the outcomes of the evaluator and of the if-chain differ");
        }

        Rounds.Compare(
            $"twenty checks, every outcome kept: {title}",
            ("decimal if-chain, written by hand", () => IfChain.Judge(debit, chain)),
            ("evaluator, facts bound", () => Evaluator.Judge(rules, bound, bound.Amount, JudgeScope.Whole, answers, masks)));
    }
}

static void Judge()
{
    var ruleSet = RuleSet.Default;
    var (accepted, declined) = (FactsOf(75.00m, 888.81m, ruleSet.Currency), FactsOf(950.00m, 888.81m, ruleSet.Currency));
    Rounds.Compare(
        "the default rule set, from facts to a verdict with its reasons",
        ("accepted", () => ruleSet.Judge(accepted)),
        ("declined, largest amount found", () => ruleSet.Judge(declined)));
}

static void Load()
{
    foreach (var (checks, text) in new[] { (20, TwentyChecks.Text()), (204, TwentyChecks.Text(24)) })
    {
        Rounds.Compare(
            $"loading {checks} checks",
            ("read, check, compile", () => RuleSet.LoadRecorded(text, "rules.json")),
            ("the same and analyse", () => RuleSet.Parse(text, "rules.json")));
    }
}
