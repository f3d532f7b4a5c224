using System.Text;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Analysis.Smt;

/// <summary>One check in SMT-LIB: a named formula for each thing that can be asked of it, and the ways in which it answers.</summary>
internal sealed class SmtCheck
{
    private readonly StringBuilder _text = new();
    private readonly List<SmtWay> _ways = [];
    private readonly SmtFacts _facts;
    private readonly Check _check;
    private readonly int _index;

    public SmtCheck(Check check, int index, SmtFacts facts)
    {
        (_check, _index, _facts) = (check, index, facts);
        Define(
            "voiced",
            And(
                check.NeedsBalance ? facts.Is("balance.reading", "read") : "true",
                check.NeedsMoney ? facts.Is("balance.currency", "same") : "true"));
        foreach (var (place, guard) in check.Guards.Index())
        {
            Define($"excuse {place}", Excuses(guard));
        }

        var excuses = check.Guards.Index().Select(row => $"(not {Name($"excuse {row.Index}")})");
        Define("entry 0", And([Name("voiced"), .. excuses]));
        DefineLadders();
        Define("review+", AnyWay(way => way.Outcome >= Outcome.Review));
        Define("decline", AnyWay(way => way.Outcome == Outcome.Decline));
    }

    public string Definitions => _text.ToString();

    /// <summary>Whether it can be asked before anything is read or summed.</summary>
    public bool IsOfTheDebitAlone => _check.IsOfTheDebitAlone;

    /// <summary>The check answers at least as severely.</summary>
    public string AtLeast(Outcome outcome) =>
        outcome switch { Outcome.Decline => Name("decline"), Outcome.Review => Name("review+"), _ => "true" };

    /// <summary>The check answers in one of the ways that are asked for.</summary>
    public string AnyWay(Func<SmtWay, bool> isAskedFor) =>
        $"(or false {string.Join(' ', _ways.Where(isAskedFor).Select(way => way.Condition))})";

    /// <summary>A question of this check alone.</summary>
    public string Formula(AnalysisQuestion question) => question.Kind switch
    {
        QuestionKind.Guard => And(Name("voiced"), Name($"excuse {question.Item}")),
        QuestionKind.Rung => Name($"rung {question.Ladder} {question.Item}"),
        QuestionKind.Value => And(
            Name($"entry {question.Ladder}"), _facts.Known(_check.Ladder.Measure),
            _facts.Is(_check.Ladder.Measure, _check.Ladder.Rungs[question.Item].When!.Words[question.Value])),
        QuestionKind.Unknown => Name("unknown"),
        _ => Name("review+"),
    };

    private void DefineLadders()
    {
        var depth = 0;
        for (var ladder = _check.Ladder; ladder is not null; ladder = ladder.Fallback, depth++)
        {
            var known = _facts.Known(ladder.Measure);
            DefineRungs(ladder, depth, known);
            var unknown = And(Name($"entry {depth}"), $"(not {known})");
            Define(ladder.Fallback is null ? "unknown" : $"entry {depth + 1}", unknown);
            if (ladder.IfUnknown is { } answer)
            {
                _ways.Add(new SmtWay(Name("unknown"), answer.Outcome, answer.Reason));
            }
        }
    }

    private void DefineRungs(Ladder ladder, int depth, string known)
    {
        Define($"starts {depth}", Accepts(ladder, withPossible: false));
        Define($"stays {depth}", Accepts(ladder, withPossible: true));
        foreach (var (place, rung) in ladder.Rungs.Index())
        {
            var here = Name($"rung {depth} {place}");
            Define($"rung {depth} {place}", And(Name($"entry {depth}"), known, Lands(ladder, place, withPossible: false)));
            if (ladder.Measure is "balance.reading" or "balance.failureCode" && rung.Answer.Reason is null
                && (rung.Answer.Waiver || rung.Answer.Outcome != Outcome.Accept))
            {
                _ways.Add(new SmtWay(here, rung.Answer.Outcome, SmtWay.OwnCode));
            }
            else if (rung.Answer.Outcome == Outcome.Accept)
            {
                // An accept is that of all holds counted.
                _ways.Add(new SmtWay(
                    And(Name($"entry {depth}"), known, Name($"starts {depth}"), Lands(ladder, place, withPossible: true)), Outcome.Accept,
                    rung.Answer.Reason));
                _ways.Add(new SmtWay(And(here, $"(not {Name($"stays {depth}")})"), Outcome.Review, "HOLD_POSSIBLE"));
            }
            else
            {
                _ways.Add(new SmtWay(here, rung.Answer.Outcome, rung.Answer.Reason));
            }
        }
    }

    private string Accepts(Ladder ladder, bool withPossible)
    {
        var accepting = ladder.Rungs.Index().Where(row => row.Item.Answer.Outcome == Outcome.Accept);
        return $"(or false {string.Join(' ', accepting.Select(row => Lands(ladder, row.Index, withPossible)))})";
    }

    // The first rung whose condition holds.
    private string Lands(Ladder ladder, int rung, bool withPossible)
    {
        var before = ladder.Rungs.Take(rung).Select(other => $"(not {_facts.Meets(ladder.Measure, other.When!, withPossible)})");
        return And([.. before, ladder.Rungs[rung].When is { } when ? _facts.Meets(ladder.Measure, when, withPossible) : "true"]);
    }

    // Known, and the same with and without the possible holds.
    private string Excuses(Guard guard)
    {
        var ends = new[] { false, true }.Select(withPossible => _facts.Meets(guard.Measure, guard.Condition, withPossible));
        return And([_facts.Known(guard.Measure), .. ends.Select(end => guard.Excuses ? end : $"(not {end})")]);
    }

    private void Define(string what, string formula) =>
        _text.Append("(define-fun ").Append(Name(what)).Append(" () Bool ").Append(formula).Append(")\n");

    private string Name(string what) => $"|{what} of {_index}|";

    private static string And(params IReadOnlyList<string> formulas) => $"(and true {string.Join(' ', formulas)})";
}
