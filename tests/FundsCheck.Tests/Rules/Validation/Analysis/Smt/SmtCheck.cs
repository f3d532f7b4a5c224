using System.Text;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>One check in SMT-LIB: a named formula for each question about it, and the ways in which it gives an answer.</summary>
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
        DefineBandLists();
        Define("review+", AnyWay(way => way.Outcome >= Outcome.Review));
        Define("decline", AnyWay(way => way.Outcome == Outcome.Decline));
    }

    public string Definitions => _text.ToString();

    /// <summary>Whether it is in force before a balance is read or a hold is summed.</summary>
    public bool IsOfTheDebitAlone => _check.IsOfTheDebitAlone;

    /// <summary>The check answers at least as severely.</summary>
    public string AtLeast(Outcome outcome) =>
        outcome switch { Outcome.Decline => Name("decline"), Outcome.Review => Name("review+"), _ => "true" };

    /// <summary>The check gives an answer in one of the requested ways.</summary>
    public string AnyWay(Func<SmtWay, bool> isAskedFor) =>
        $"(or false {string.Join(' ', _ways.Where(isAskedFor).Select(way => way.Condition))})";

    /// <summary>A question of this check alone.</summary>
    public string Formula(AnalysisQuestion question) => question.Kind switch
    {
        QuestionKind.Guard => And(Name("voiced"), Name($"excuse {question.Item}")),
        QuestionKind.Band => Name($"band {question.BandList} {question.Item}"),
        QuestionKind.Value => And(
            Name($"entry {question.BandList}"), _facts.Known(_check.BandList.Measure),
            _facts.Is(_check.BandList.Measure, _check.BandList.Bands[question.Item].When!.Words[question.Value])),
        QuestionKind.Unknown => Name("unknown"),
        _ => Name("review+"),
    };

    private void DefineBandLists()
    {
        var depth = 0;
        for (var bandList = _check.BandList; bandList is not null; bandList = bandList.Fallback, depth++)
        {
            var known = _facts.Known(bandList.Measure);
            DefineBands(bandList, depth, known);
            var unknown = And(Name($"entry {depth}"), $"(not {known})");
            Define(bandList.Fallback is null ? "unknown" : $"entry {depth + 1}", unknown);
            if (bandList.IfUnknown is { } answer)
            {
                _ways.Add(new SmtWay(Name("unknown"), answer.Outcome, answer.Reason));
            }
        }
    }

    private void DefineBands(BandList bandList, int depth, string known)
    {
        Define($"starts {depth}", Accepts(bandList, withPossible: false));
        Define($"stays {depth}", Accepts(bandList, withPossible: true));
        foreach (var (place, band) in bandList.Bands.Index())
        {
            var here = Name($"band {depth} {place}");
            Define($"band {depth} {place}", And(Name($"entry {depth}"), known, Lands(bandList, place, withPossible: false)));
            if (bandList.Measure is "balance.reading" or "balance.failureCode" && band.Answer.Reason is null
                && (band.Answer.Waiver || band.Answer.Outcome != Outcome.Accept))
            {
                _ways.Add(new SmtWay(here, band.Answer.Outcome, SmtWay.OwnCode));
            }
            else if (band.Answer.Outcome == Outcome.Accept)
            {
                // An accept is that of all holds counted.
                _ways.Add(new SmtWay(
                    And(Name($"entry {depth}"), known, Name($"starts {depth}"), Lands(bandList, place, withPossible: true)), Outcome.Accept,
                    band.Answer.Reason));
                _ways.Add(new SmtWay(And(here, $"(not {Name($"stays {depth}")})"), Outcome.Review, "HOLD_POSSIBLE"));
            }
            else
            {
                _ways.Add(new SmtWay(here, band.Answer.Outcome, band.Answer.Reason));
            }
        }
    }

    private string Accepts(BandList bandList, bool withPossible)
    {
        var accepting = bandList.Bands.Index().Where(row => row.Item.Answer.Outcome == Outcome.Accept);
        return $"(or false {string.Join(' ', accepting.Select(row => Lands(bandList, row.Index, withPossible)))})";
    }

    // The first band whose condition holds.
    private string Lands(BandList bandList, int band, bool withPossible)
    {
        var before = bandList.Bands.Take(band).Select(other => $"(not {_facts.Meets(bandList.Measure, other.When!, withPossible)})");
        return And([.. before, bandList.Bands[band].When is { } when ? _facts.Meets(bandList.Measure, when, withPossible) : "true"]);
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
