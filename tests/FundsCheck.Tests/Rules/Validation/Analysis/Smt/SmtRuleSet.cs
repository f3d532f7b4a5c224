using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>
/// A rule set in SMT-LIB, written from the meaning of the format alone: it shares nothing with the library's analysis, and reads the
/// file with the reader of the tests' own reference engine.
/// </summary>
internal sealed class SmtRuleSet
{
    private readonly IReadOnlyList<TestDefinition> _tests;
    private readonly SmtFacts _facts;
    private readonly IReadOnlyList<SmtCheck> _checks;

    public SmtRuleSet(string ruleSet, IReadOnlyList<TestDefinition> tests)
    {
        var rules = RulesReader.Read(ruleSet);
        _tests = tests;
        _facts = new SmtFacts(rules);
        _checks = [.. rules.Checks.Select((check, index) => new SmtCheck(check, index, _facts))];
    }

    public string Declarations => _facts.Declarations() + string.Concat(_checks.Select(check => check.Definitions));

    /// <summary>A formula that some facts meet exactly where the question is to be answered with yes.</summary>
    public string Formula(AnalysisQuestion question) => question.Kind switch
    {
        QuestionKind.Test => Formula(_tests[question.Check]),
        QuestionKind.Decides => Decides(question.Check),
        QuestionKind.Listed => Listed(question.Check),
        _ => _checks[question.Check].Formula(question),
    };

    private string Listed(int index)
    {
        var lists = _checks[index].AnyWay(way => way is { Outcome: Outcome.Accept, Reason: not null });
        return $"(and {lists} {Not(_checks.Select(check => check.AtLeast(Outcome.Review)))})";
    }

    private string Decides(int index)
    {
        var others = _checks.Where((_, other) => other != index).ToList();
        return $"(or {AloneAt(Outcome.Decline)} {AloneAt(Outcome.Review)})";

        string AloneAt(Outcome outcome) => $"(and {_checks[index].AtLeast(outcome)} {Not(others.Select(other => other.AtLeast(outcome)))})";
    }

    private string Formula(TestDefinition test)
    {
        // Where no balance is requested, as the facts of the debit decline, no other check is in force.
        var own = _checks.Where(check => check.IsOfTheDebitAlone).ToList();
        var early =
            $"(and {_facts.Is("balance.reading", "notRequested")} (or false "
                + $"{string.Join(' ', own.Select(check => check.AtLeast(Outcome.Decline)))}))";
        return $"(ite {early} {Answers(own, test)} {Answers(_checks, test)})";
    }

    private static string Answers(IReadOnlyList<SmtCheck> checks, TestDefinition test)
    {
        var least = test.Outcome == Outcome.Accept ? Outcome.Accept : Outcome.Review;
        var outcome = test.Outcome == Outcome.Accept
            ? "true"
            : $"(or false {string.Join(' ', checks.Select(check => check.AtLeast(test.Outcome)))})";
        var worse = test.Outcome == Outcome.Decline ? "true" : Not(checks.Select(check => check.AtLeast(test.Outcome + 1)));
        var unexpected = Not(checks.Select(check => check.AnyWay(way => way.Outcome >= least && way.Reason is not null
            && !test.Reasons.Any(way.MayGive))));
        var expected = test.Reasons
            .Select(reason => "(or false "
                + $"{string.Join(' ', checks.Select(check => check.AnyWay(way => way.Outcome >= least && way.MayGive(reason))))})");
        return $"(and {outcome} {worse} {unexpected} {string.Join(' ', expected)})";
    }

    private static string Not(IEnumerable<string> formulas) => $"(not (or false {string.Join(' ', formulas)}))";
}
