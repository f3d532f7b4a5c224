using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Benchmarks;

/// <summary>The twenty checks over one fact set again and again, and over a thousand as in real traffic.</summary>
internal static class JudgeBenchmark
{
    private static readonly RuleSet Twenty = RuleSet.Parse(TwentyChecks.Text(), "twenty.json");

    public static void Evaluate()
    {
        var rules = Twenty.Compiled;
        var answers = new CheckAnswer[rules.Checks.Length];
        var chain = new Outcome[20];
        foreach (var (title, debit) in new[]
        {
            ("accepted", DebitOf(75.00m, 888.81m)), ("declined", DebitOf(950.00m, 888.81m)), ("available unknown", DebitOf(75.00m, null)),
        })
        {
            var bound = Twenty.Bind(MixedFacts.FactsOf(debit, Twenty.Currency));
            Rounds.Compare(
                $"twenty checks, every outcome kept: {title}",
                ("decimal if-chain, written by hand", () => IfChain.Judge(debit, chain)),
                ("evaluator, facts bound", () => Evaluator.Judge(rules, bound, JudgeScope.Whole, answers)));
        }

        var mixed = MixedFacts.Create(Twenty.Currency);
        var debits = mixed.Select(row => row.Debit).ToArray();
        var facts = mixed.Select(row => row.Facts).ToArray();
        var vectors = facts.Select(Twenty.Bind).ToArray();
        var differing = Differing(facts, debits, given => IfChain.Judge(given, chain));
        if (rules.Checks.Length != chain.Length || differing.Count > 0)
        {
            throw new InvalidOperationException($"the if-chain gives other outcomes: {string.Join("; ", differing)}");
        }

        Rounds.Compare(
            "twenty checks, every outcome kept: a thousand fact sets, for each",
            MixedFacts.Count,
            ("decimal if-chain, written by hand", Each(debits, debit => IfChain.Judge(debit, chain))),
            ("evaluator, facts bound", Each(
                vectors, bound => Evaluator.Judge(rules, bound, JudgeScope.Whole, answers))),
            ("evaluator, with binding", Each(
                facts, given => Evaluator.Judge(rules, Twenty.Bind(given), JudgeScope.Whole, answers))));
    }

    public static void Judge()
    {
        var ruleSet = RuleSet.Default;
        var (accepted, declined) = (DebitOf(75.00m, 888.81m), DebitOf(950.00m, 888.81m));
        var (acceptedFacts, declinedFacts) =
            (MixedFacts.FactsOf(accepted, ruleSet.Currency), MixedFacts.FactsOf(declined, ruleSet.Currency));
        Rounds.Compare(
            "the default rule set, from facts to a verdict with its reasons",
            ("accepted", () => ruleSet.Judge(acceptedFacts)),
            ("declined, largest amount found", () => ruleSet.Judge(declinedFacts)));

        var mixed = MixedFacts.Create(Twenty.Currency);
        Compare("a thousand fact sets", mixed);
        foreach (var outcome in new[] { Outcome.Accept, Outcome.Review, Outcome.Decline })
        {
            Compare($"those with the outcome {outcome.ToName()}", [.. mixed.Where(row => Twenty.Judge(row.Facts).Outcome == outcome)]);
        }
    }

    private static void Compare(string title, IReadOnlyList<(DecisionFacts Facts, IfChain.Debit Debit)> mixed)
    {
        var chain = new Outcome[20];
        var (facts, debits) = (mixed.Select(row => row.Facts).ToArray(), mixed.Select(row => row.Debit).ToArray());
        List<(string Name, Action Work)> contenders =
        [
            ("decimal if-chain, written by hand", Each(debits, debit => IfChain.Judge(debit, chain))),
            ("verdict", Each(facts, given => Twenty.Judge(given))),
            ("verdict, without texts", Each(facts, given => Twenty.JudgeWithoutTexts(given))),
            ("verdict, every text read", Each(facts, given => ReadTexts(Twenty.Judge(given)))),
        ];
        foreach (var (name, judge) in new[]
        {
            ("FluentValidation", WrittenRules.ForFluentValidation()), ("RulesEngine", WrittenRules.ForRulesEngine()),
        })
        {
            var differing = Differing(facts, debits, judge);
            differing.ForEach(line => Console.WriteLine($"{name}: {line}"));
            if (differing.Count == 0)
            {
                contenders.Add((name, Each(debits, debit => judge(debit))));
            }
        }

        Rounds.Compare($"twenty checks, from facts to a verdict with its reasons: {title}, for each", facts.Length, [.. contenders]);
    }

    private static int ReadTexts(Verdict verdict)
    {
        var length = 0;
        foreach (var reason in verdict.Reasons)
        {
            length += reason.Text.Length + (reason.Operand?.Length ?? 0);
        }

        return length;
    }

    private static Action Each<T>(T[] items, Action<T> work) => () =>
    {
        foreach (var item in items)
        {
            work(item);
        }
    };

    /// <summary>The fact sets with another outcome than that of the rule set; such a contender is not timed.</summary>
    private static List<string> Differing(DecisionFacts[] facts, IfChain.Debit[] debits, Func<IfChain.Debit, Outcome> judge) =>
        [.. facts.Zip(debits, (given, debit) => (Twenty.Judge(given).Outcome, Other: judge(debit), debit))
            .Where(row => row.Outcome != row.Other)
            .Select(row => $"{row.Other}, not {row.Outcome}: {row.debit}")];

    private static IfChain.Debit DebitOf(decimal amount, decimal? available) => new(
        amount, 12.34m, 0m, "WEB", SameDay: false, 1, "none", "read", "same", "checking", AccountFamily.Depository, "none", "real-time",
        TimeSpan.TicksPerSecond * 3, available, 900.10m);
}
