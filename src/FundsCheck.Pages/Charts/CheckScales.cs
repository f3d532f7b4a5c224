using FundsCheck.Rules.Language;

namespace FundsCheck.Pages.Charts;

/// <summary>The checks of two versions of a rule set whose numeric bands differ, each drawn on one scale.</summary>
internal static class CheckScales
{
    public static IEnumerable<(string Check, BandScale Before, BandScale After)> Of(RuleSetDefinition old, RuleSetDefinition @new) =>
        old.Checks.Join(@new.Checks, check => check.Id, check => check.Id, Of, StringComparer.Ordinal).SelectMany(scales => scales);

    private static IEnumerable<(string Check, BandScale Before, BandScale After)> Of(CheckDefinition before, CheckDefinition after)
    {
        foreach (var (old, @new) in before.BandList.Chain().Zip(after.BandList.Chain()))
        {
            if (string.Equals(old.Measure.Name, @new.Measure.Name, StringComparison.Ordinal)
                && BandScale.Of(old, @new) is { } oldScale && BandScale.Of(@new, old) is { } newScale
                && !string.Equals(oldScale.Words, newScale.Words, StringComparison.Ordinal))
            {
                yield return (before.Id, oldScale, newScale);
            }
        }
    }
}
