using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>The valid checks of a file that may not load. The examples are searched among all facts, and judged by these checks.</summary>
internal sealed class ExampleScene
{
    /// <summary>The maximum number of sets of facts that are tried for the examples of a file.</summary>
    private const int StepsMax = 2_000;

    private readonly RuleSetDefinition _definition;
    private readonly CompiledRules _rules;
    private readonly Region _whole;
    private readonly FactSearch _search = new(new AnalysisBudget(StepsMax));

    public ExampleScene(Currency currency, ReadContext context)
    {
        _definition = new RuleSetDefinition
        {
            Name = "example",
            Version = "1",
            Currency = currency,
            Measures = context.Table,
            CustomFacts = context.CustomFacts,
            Checks = [.. context.Checks.Select(WholeCheck.Of)],
            Tests = [],
        };
        _rules = new CompiledRules(_definition);
        var space = new FactSpace(_definition);
        _whole = Region.WholeOf(space);
        Terms = new MeasureTerms(space);
        BandLists = new BandListTerms(Terms);
        Checks = [.. _definition.Checks.Select(check => new CheckClauses(check, Terms))];
    }

    public Currency Currency => _definition.Currency;

    public MeasureTable Measures => _definition.Measures;

    public MeasureTerms Terms { get; }

    public BandListTerms BandLists { get; }

    public IReadOnlyList<CheckClauses> Checks { get; }

    /// <summary>Finds facts that meet every clause, preferably without an objection of another check; null without such facts.</summary>
    public IReadOnlyList<TestFact>? Find(CheckClauses? subject, IReadOnlyList<Clause> clauses)
    {
        var others = Checks.Where(check => check != subject).Select(check => check.AtMost(Outcome.Accept));
        var point = _search.Find(_whole, [.. clauses, .. others], out _) ?? _search.Find(_whole, clauses, out _);
        return point is null ? null : PointFacts.Of(point, _definition);
    }

    /// <summary>Evaluates one check on the facts.</summary>
    public CheckAnswer AnswerOf(CheckClauses check, IReadOnlyList<TestFact> given)
    {
        _ = Judge(given, out var answers);
        return answers[Array.FindIndex(_rules.Checks, compiled => ReferenceEquals(compiled.Definition, check.Check))];
    }

    /// <summary>Evaluates all checks; <see cref="Outcome.None"/> without an outcome.</summary>
    public Outcome OutcomeOf(IReadOnlyList<TestFact> given) => Judge(given, out _);

    public static RuleExample Example(IReadOnlyList<TestFact> given, string answer) => new(CanonicalWriter.Given(given), answer);

    /// <summary>Formats the outcome of a check in words.</summary>
    public string Describe(CheckClauses check, IReadOnlyList<TestFact> given)
    {
        var answer = AnswerOf(check, given);
        var words = answer switch
        {
            { State: CheckState.Excused } => "is excused",
            { State: CheckState.Silent } => "is silent",
            { Outcome: Outcome.None } => "has no outcome",
            _ => $"gives {answer.Outcome.ToName()}",
        };
        return $"check `{check.Check.Id}` {words}";
    }

    private Outcome Judge(IReadOnlyList<TestFact> given, out CheckAnswer[] answers)
    {
        var test = new TestDefinition("example", given, Outcome.None, [], default, default);
        var facts = new FactVector(_rules, TestFacts.Of(test, _definition));
        answers = new CheckAnswer[_rules.Checks.Length];
        return Evaluator.Judge(_rules, facts, JudgeScope.Whole, answers);
    }
}
