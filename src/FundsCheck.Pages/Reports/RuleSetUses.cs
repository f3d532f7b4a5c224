using System.Globalization;
using System.Text;
using FundsCheck.Authoring;
using FundsCheck.Rules;

namespace FundsCheck.Pages.Reports;

/// <summary>Collects the rule sets of a period, and compares each with the one of its name before it.</summary>
internal sealed class RuleSetUses
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleSetUse> _uses = new(StringComparer.Ordinal);

    public void AddText(RuleSetIdentity identity, string text) => _texts[identity.Sha256] = text;

    public void AddDecision(DecisionRecord record)
    {
        var at = record.DecidedAt;
        _uses[record.RuleSet.Sha256] = _uses.TryGetValue(record.RuleSet.Sha256, out var use)
            ? use with { Last = at, Decisions = use.Decisions + 1 }
            : new RuleSetUse(record.RuleSet, Owner: null, at, at, 1, string.Empty);
    }

    /// <summary>Gets the rule sets in the order of their first decision.</summary>
    public IReadOnlyList<RuleSetUse> ToList()
    {
        var uses = new List<RuleSetUse>();
        var latest = new Dictionary<string, RuleSet?>(StringComparer.Ordinal);
        foreach (var use in _uses.Values.OrderBy(use => use.First))
        {
            var ruleSet = Load(use.Identity);
            uses.Add(use with
            {
                Owner = ruleSet?.Definition.Owner,
                Change = latest.TryGetValue(use.Identity.Name, out var before) ? Compare(before, ruleSet) : "the first of its name here",
            });
            latest[use.Identity.Name] = ruleSet;
        }

        return uses;
    }

    private RuleSet? Load(RuleSetIdentity identity)
    {
        try
        {
            return _texts.TryGetValue(identity.Sha256, out var text)
                ? RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(text), identity.Name)
                : null;
        }
        catch (RuleSetInvalidException)
        {
            // An earlier version of the format: its decisions count, its text does not load.
            return null;
        }
    }

    private static string Compare(RuleSet? before, RuleSet? after)
    {
        if (before is null || after is null || before.Currency != after.Currency)
        {
            return "cannot be compared with the one before";
        }

        try
        {
            return Summary(before.CompareTo(after));
        }
        catch (InvalidOperationException)
        {
            return "cannot be compared exactly with the one before";
        }
    }

    private static string Summary(RuleSetDifference difference)
    {
        var (looser, stricter) = (
            difference.Changes.Count(change => change.From > change.To), difference.Changes.Count(change => change.From < change.To));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"regions: {looser} looser, {stricter} stricter, {difference.Changes.Count - looser - stricter} with other reasons only; "
                + $"settings: {difference.Settings.Count}");
    }
}
