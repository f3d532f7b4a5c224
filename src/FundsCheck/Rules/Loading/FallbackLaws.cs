using FundsCheck.Balances;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading;

/// <summary>The rules about ladders in place of an unknown: funds for funds, and never one that lacks the same facts.</summary>
internal static class FallbackLaws
{
    private static readonly bool[] KnownOrNot = [true, false];

    public static void Check(LadderDefinition ladder, ReadContext context)
    {
        var before = new List<LadderDefinition>();
        foreach (var step in ladder.Chain())
        {
            if (before.Count > 0)
            {
                CheckStep(before, step, context);
            }

            before.Add(step);
        }
    }

    private static void CheckStep(List<LadderDefinition> before, LadderDefinition step, ReadContext context)
    {
        if (!step.Measure.IsFunds || !before[^1].Measure.IsFunds)
        {
            var (wrong, at) = before[^1].Measure.IsFunds ? (step.Measure, step.MeasureAt) : (before[^1].Measure, step.MeasureKeyAt);
            context.Problems.Add(
                at,
                "fallback.measure",
                $"`{wrong.Name}` is no headroom and no cover, and only these fall back on one another; write {{ \"then\": \"review\", "
                    + "\"reason\": \"…\" }");
            return;
        }

        // What is no headroom was told where the next one stands behind it.
        var funds = before.Where(earlier => earlier.Measure.IsFunds).ToList();
        var reachable = Situations()
            .Any(situation => funds.TrueForAll(earlier => !situation.Knows(earlier.Measure.Id)) && situation.Knows(step.Measure.Id));
        if (!reachable)
        {
            context.Problems.Add(
                step.MeasureAt,
                "fallback.unreachable",
                $"where `{before[^1].Measure.Name}` is unknown, `{step.Measure.Name}` is unknown too; fall back on one that needs other "
                    + "facts");
        }
    }

    private static IEnumerable<Situation> Situations() =>
        from available in KnownOrNot
        from current in KnownOrNot
        from limit in KnownOrNot
        from family in Enum.GetValues<AccountFamily>()
        select new Situation(available, current, limit, family);

    /// <summary>Which facts are known, for measures of funds. An unknown kind has no more headrooms than another one.</summary>
    private sealed record Situation(bool Available, bool Current, bool Limit, AccountFamily Family)
    {
        public bool Knows(MeasureId id) => id switch
        {
            MeasureId.HeadroomAvailable or MeasureId.CoverAvailable => Available,
            MeasureId.HeadroomCurrent => Current && Family == AccountFamily.Depository,
            MeasureId.HeadroomOverdraft => Available && Limit && Family == AccountFamily.Depository,
            MeasureId.HeadroomCredit => Limit && Current && Family == AccountFamily.Credit,
            _ => throw new InvalidOperationException("only headrooms and covers are judged here"),
        };
    }
}
