using FundsCheck.Rules.Analysis;

namespace FundsCheck.Rules.Comparison;

/// <summary>
/// Compares what two rule sets answer, exactly and over all facts. A decision can only change where a check that differs changes its own
/// answer; so each such check's parts, the old and the new, are laid over one another, and each overlap is searched for facts.
/// </summary>
internal sealed class RuleSetComparer
{
    private static readonly Outcome[] Outcomes = [Outcome.Accept, Outcome.Review, Outcome.Decline];

    private readonly ComparedRules _old;
    private readonly ComparedRules _new;
    private readonly Region _whole;
    private readonly FactSearch _search;

    private RuleSetComparer(RuleSet old, RuleSet @new)
    {
        var space = new FactSpace(old.Definition, @new.Definition);
        _old = new ComparedRules(old, space);
        _new = new ComparedRules(@new, space);
        _whole = Region.WholeOf(space);
        _search = new FactSearch(new AnalysisBudget(RuleLimits.ComparisonStepsMax));
    }

    /// <exception cref="InvalidOperationException">It takes too many steps.</exception>
    public static IReadOnlyList<RuleChange> Compare(RuleSet old, RuleSet @new)
    {
        try
        {
            return [.. new RuleSetComparer(old, @new).Changes().OrderBy(change => change.From == change.To)];
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            throw new InvalidOperationException($"the two rule sets differ in too much to be compared exactly within {RuleLimits.ComparisonStepsMax} steps (ComparisonStepsMax); compare versions that lie nearer together", exception);
        }
    }

    private IEnumerable<RuleChange> Changes()
    {
        var ids = _old.Ids.Union(_new.Ids, StringComparer.Ordinal).Where(id => !CheckText.AreSame(_old.Find(id)?.Check, _new.Find(id)?.Check));
        foreach (var id in ids)
        {
            foreach (var before in CheckCells.Of(_old.Find(id)))
            {
                foreach (var after in CheckCells.Of(_new.Find(id)).Where(after => !after.AnswersLike(before)))
                {
                    foreach (var change in Changes(id, before, after))
                    {
                        yield return change;
                    }
                }
            }
        }
    }

    private IEnumerable<RuleChange> Changes(string id, AnswerCell before, AnswerCell after)
    {
        List<Clause> overlap = [.. before.Clauses, .. after.Clauses];
        if (!_search.IsMet(_whole, overlap))
        {
            yield break;
        }

        var transitions = from less in Outcomes
                          from more in Outcomes
                          select (From: less, To: more);
        foreach (var (from, to) in transitions.Where(pair => Decides(before, after, pair.From, pair.To)))
        {
            if (Find(id, before, after, from, to, overlap) is { } point)
            {
                yield return Tell(id, before, after, from, to, point);
            }
        }
    }

    /// <summary>Whether the check's own change can be what changes the decision, or (outcomes equal) its reasons.</summary>
    private static bool Decides(AnswerCell before, AnswerCell after, Outcome from, Outcome to)
    {
        if (before.Outcome > from || after.Outcome > to)
        {
            return false;
        }

        return from == to ? before.IsReported(from) || after.IsReported(to) : (from > to ? before.Outcome == from : after.Outcome == to);
    }

    private FactPoint? Find(string id, AnswerCell before, AnswerCell after, Outcome from, Outcome to, List<Clause> overlap)
    {
        List<Clause> clauses = [.. overlap, .. _old.OthersAtMost(id, from), .. _new.OthersAtMost(id, to)];
        if (!_search.IsMet(_whole, clauses))
        {
            return null;
        }

        var oldWays = before.Outcome == from || from == Outcome.Accept ? [[]] : _old.OthersWithWays(id, from);
        var newWays = after.Outcome == to || to == Outcome.Accept ? [[]] : _new.OthersWithWays(id, to);
        var differences = from == to ? Differences(id, before, after, from) : [[]];
        var found = from difference in differences
                    from oldWay in oldWays
                    from newWay in newWays
                    let point = _search.Find(_whole, [.. clauses, .. difference, .. oldWay, .. newWay], out _)
                    where point is not null
                    select point;
        return found.FirstOrDefault();
    }

    /// <summary>Where the outcome stays, a reason that one decision lists and the other does not.</summary>
    private IEnumerable<IReadOnlyList<Clause>> Differences(string id, AnswerCell before, AnswerCell after, Outcome outcome)
    {
        if (before.IsReported(outcome) && after.IsReported(outcome) && string.Equals(before.Reason, after.Reason, StringComparison.Ordinal))
        {
            yield break;
        }

        if (after.IsReported(outcome))
        {
            yield return [.. _old.OthersWithout(id, after.Reason!, outcome)];
        }

        if (before.IsReported(outcome))
        {
            yield return [.. _new.OthersWithout(id, before.Reason!, outcome)];
        }
    }

    private RuleChange Tell(string id, AnswerCell before, AnswerCell after, Outcome from, Outcome to, FactPoint point)
    {
        var given = PointFacts.Of(point, _new.RuleSet.Definition, _old.RuleSet.Definition);
        return new RuleChange(id, from, to, RegionText.Of(before, after, from, to), Loading.CanonicalWriter.Given(given), _old.Reasons(given), _new.Reasons(given));
    }
}
