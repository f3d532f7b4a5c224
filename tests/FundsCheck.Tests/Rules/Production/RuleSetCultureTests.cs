using System.Globalization;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Production;

public sealed class RuleSetCultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Every_rule_set_gives_the_same_text_under_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var before = Everything();

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var after = Everything();

        after.Should().Equal(before).And.HaveCountGreaterThan(150);
    }

    private static List<string> Everything()
    {
        var texts = new List<string>();
        foreach (var ruleSet in RepositoryFiles.RuleSets.Select(RuleSet.Load))
        {
            texts.Add(ruleSet.CanonicalText + ruleSet.Identity);
            foreach (var verdict in ruleSet.Definition.Tests.Select(test => ruleSet.Judge(TestFacts.Of(test, ruleSet.Definition))))
            {
                texts.Add($"{verdict.Outcome} {verdict.MaxAcceptableAmount}");
                texts.AddRange(verdict.Reasons.Select(reason => reason.ToString()));
            }
        }

        return texts;
    }
}
