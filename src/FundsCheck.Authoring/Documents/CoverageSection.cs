using System.Globalization;

namespace FundsCheck.Authoring;

/// <summary>The coverage of a rule set by its tests.</summary>
internal static class CoverageSection
{
    private const int GapsMax = 25;

    public static string Summary(RuleCoverage coverage) => string.Create(
        CultureInfo.InvariantCulture,
        $"{coverage.Percent}%: tests reach {coverage.Reached} of {coverage.Total} bands, exemptions and unknown measures");

    public static IEnumerable<string> Write(RuleCoverage coverage) => coverage.Gaps.Count == 0
        ? ["The tests reach every band, every exemption by a guard and every unknown measure."]
        :
        [
            "No test reaches these:",
            string.Empty,
            .. coverage.Gaps.Take(GapsMax).Select(gap => $"- check `{gap.Check}`: {MarkdownText.Escape(gap.What)}"),
            .. coverage.Gaps.Count > GapsMax
                ? [string.Create(CultureInfo.InvariantCulture, $"- and {coverage.Gaps.Count - GapsMax} more")]
                : Array.Empty<string>(),
        ];
}
