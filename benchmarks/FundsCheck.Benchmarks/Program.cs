using System.Globalization;
using FundsCheck.Benchmarks;
using FundsCheck.Rules;

// A number after the names is the number of records of `replay`, `tune`, `open`, `grow` and `postgres-scale`.
string[] all = ["evaluate", "judge", "load", "holds", "keep", "replay", "tune", "open", "grow", "postgres", "postgres-scale"];
int? records = args.Length > 0 && int.TryParse(args[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
var names = records is null ? args : args[..^1];
foreach (var name in names.Length > 0 ? names : all)
{
    switch (name)
    {
        case "evaluate":
            JudgeBenchmark.Evaluate();
            break;
        case "judge":
            JudgeBenchmark.Judge();
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
        case "open":
            await OpeningBenchmark.RunAsync(records).ConfigureAwait(false);
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
