using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>
/// Compares what two rule sets answer, exactly and over all facts: the outcome, and every reason with its check, code and text. A reason is
/// one check's, and the outcome changes only where a check's own answer does; so of each check that differs the parts, the old and the new,
/// are laid over one another, and each overlap is searched for facts.
/// </summary>
internal sealed class RuleSetComparer
{
    // The number of combinations among which the plainest example is chosen.
    private const int ExamplesTriedMax = 12;

    private static readonly Outcome[] Outcomes = [Outcome.Accept, Outcome.Review, Outcome.Decline];

    private readonly ComparedRules _old;
    private readonly ComparedRules _new;
    private readonly Region _whole;
    private readonly IReadOnlyList<Clause> _always;
    private readonly IReadOnlyList<string> _changed;
    private readonly FactSearch _search;

    public RuleSetComparer(RuleSet old, RuleSet @new)
    {
        Space = new FactSpace(old.Definition, @new.Definition);
        _old = new ComparedRules("old", old, Space);
        _new = new ComparedRules("new", @new, Space);
        _whole = Region.WholeOf(Space);
        _always = FactConflicts.In(Space);
        _changed = [.. Ids.Where(id => !CheckText.AreSame(_old.Find(id)?.Check, _new.Find(id)?.Check))];
        _search = new FactSearch(new AnalysisBudget(RuleLimits.ComparisonStepsMax));
    }

    /// <summary>The facts of both rule sets.</summary>
    public FactSpace Space { get; }

    private IEnumerable<string> Ids => _old.Ids.Union(_new.Ids, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The comparison takes too many steps, or the verification of an example
    /// fails.</exception>
    public static IReadOnlyList<RuleChange> Compare(RuleSet old, RuleSet @new)
    {
        try
        {
            var comparer = new RuleSetComparer(old, @new);
            return [.. comparer.Regions().Select(found => comparer.Change(found.Region, found.Example)).OrderBy(change => change.Kind)];
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            throw new InvalidOperationException(
                $"the two rule sets differ in too much to be compared exactly within {RuleLimits.ComparisonStepsMax} steps "
                + "(ComparisonStepsMax); compare versions that lie nearer together",
                exception);
        }
    }

    /// <summary>Finds every region in which the decisions differ, with an example.</summary>
    public IEnumerable<(ComparedRegion Region, FactPoint Example)> Regions() =>
        from id in _changed.Concat(SkippedUnequally())
        let guards = GuardDifferences.Of(_old.Find(id), _old.Terms, _new.Find(id), _new.Terms)
        from before in _old.Cells(id)
        from after in _new.Cells(id)
        let pair = new CellPair(id, before, after, guards)
        where !pair.IsAlike && IsMet([.. before.Clauses, .. after.Clauses])
        from region in RegionsOf(pair)
        let example = Find(region)
        where example is not null
        select (region, example);

    /// <summary>Formats a region condition by condition, with the other checks last.</summary>
    public IReadOnlyList<string> Conditions(ComparedRegion region) => RegionText.Of(region, OthersAreAlike(region.Pair.Check));

    /// <summary>
    /// Checks that do not differ themselves, yet are evaluated by one rule set alone: where a check on the debit alone looks at more in the
    /// other. Any other change of an early decline shows in the reason of the check that declines.
    /// </summary>
    private IEnumerable<string> SkippedUnequally()
    {
        var hasMoved = _changed.Any(id => _old.Find(id)?.IsOfDebitAlone is { } old && _new.Find(id)?.IsOfDebitAlone == !old);
        return hasMoved ? Ids.Except(_changed, StringComparer.Ordinal).Where(id => _old.CanBeSkipped(id) || _new.CanBeSkipped(id)) : [];
    }

    private bool OthersAreAlike(string id) => _changed.All(changed => string.Equals(changed, id, StringComparison.Ordinal));

    private IEnumerable<ComparedRegion> RegionsOf(CellPair pair) =>
        from less in Outcomes
        from more in Outcomes
        from difference in pair.Differences(less, more)
        let region = RegionOf(pair, less, more, difference)
        where IsMet(region.Clauses)
        select region;

    private ComparedRegion RegionOf(CellPair pair, Outcome from, Outcome to, CellDifference difference)
    {
        var (id, before, after) = (pair.Check, pair.Before, pair.After);
        var oldWays = before.Outcome == from || from == Outcome.Accept ? [[]] : _old.OthersWithWays(id, from);
        var newWays = after.Outcome == to || to == Outcome.Accept ? [[]] : _new.OthersWithWays(id, to);
        IReadOnlyList<Clause> others = [.. _old.OthersAtMost(id, from), .. _new.OthersAtMost(id, to)];
        return new ComparedRegion(
            pair,
            from,
            to,
            difference,
            [.. _always, .. before.Clauses, .. after.Clauses, .. difference.Clauses, .. others],
            [before.Ways, after.Ways, oldWays, newWays]);
    }

    private bool IsMet(IReadOnlyList<Clause> clauses) => _search.IsMet(_whole, clauses);

    /// <summary>Finds facts of the region, with the fewest reasons among the first few; null for an empty region.</summary>
    private FactPoint? Find(ComparedRegion region)
    {
        var (isUndecided, found, more) = (false, new List<FactPoint>(), ExamplesTriedMax);
        foreach (var clauses in region.Combinations())
        {
            if (_search.Find(_whole, clauses, out var isPossible) is { } point)
            {
                found.Add(point);
            }

            isUndecided |= isPossible;
            if (found.Count > 0 && --more == 0)
            {
                break;
            }
        }

        if (found.Count > 0)
        {
            return found.Count == 1 ? found[0] : found.MinBy(ReasonsCount);
        }

        return isUndecided
            ? throw new InvalidOperationException(
                $"the amounts at which check `{region.Pair.Check}` changes lie too close together to be compared exactly; "
                + "write its thresholds further apart")
            : null;
    }

    private int ReasonsCount(FactPoint point)
    {
        var given = Given(point);
        return _old.Judge(given).Reasons.Count + _new.Judge(given).Reasons.Count;
    }

    private IReadOnlyList<TestFact> Given(FactPoint point) => PointFacts.Of(point, _new.RuleSet.Definition, _old.RuleSet.Definition);

    private RuleChange Change(ComparedRegion region, FactPoint point)
    {
        var given = Given(point);
        var (before, after) = (_old.Judge(given), _new.Judge(given));
        var text = CanonicalWriter.Given(given);
        if (!ExampleVerifier.Holds(region, before, after))
        {
            throw new InvalidOperationException(
                $"check `{region.Pair.Check}` was found to change {region.From.ToName()} into {region.To.ToName()} for {text}, "
                + "and judging these facts does not show it: a fault of FundsCheck; send both rule files with this message");
        }

        var (check, kind, words) = (region.Pair.Check, region.Difference.Kind, Conditions(region));
        var conditions = RegionText.Conditions(region, OthersAreAlike(check)).Select(condition => condition.ToRegionCondition());
        return new RuleChange(check, region.From, region.To, kind, string.Join(", ", words), text, before.Reasons, after.Reasons)
        {
            Conditions = [.. conditions.DistinctBy(condition => condition.Text, StringComparer.Ordinal)],
            Others = words[^1],
        };
    }
}
