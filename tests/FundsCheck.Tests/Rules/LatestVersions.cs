using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules;

/// <summary>The last version of each rule set, for tests that have one version of each.</summary>
internal static class LatestVersions
{
    extension(RuleSetCatalog catalog)
    {
        public RuleSet Default => catalog.Versions[catalog.DefaultName][^1];

        public IReadOnlyDictionary<string, RuleSet> RuleSets =>
            catalog.Versions.ToDictionary(row => row.Key, row => row.Value[^1], StringComparer.Ordinal);
    }
}
