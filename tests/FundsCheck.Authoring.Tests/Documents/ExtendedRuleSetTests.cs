using FundsCheck.Rules;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Authoring.Tests.Documents;

/// <summary>What rule authors see of a rule set that extends another one.</summary>
public sealed class ExtendedRuleSetTests : IDisposable
{
    private const string Shop = """
        { "ruleset": "shop", "version": "1", "extends": "base", "replaces": ["limit"],
          "facts": { "x.tier": { "type": "text", "in": ["low", "high"], "why": "from the contract | signed" } },
          "checks": [
            { "id": "limit", "measure": "amount",
              "bands": [ { "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] },
            { "id": "tier", "measure": "x.tier",
              "bands": [ { "in": ["low"], "then": "accept" }, { "otherwise": "review", "reason": "X_TIER" } ],
              "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } } ],
          "tests": [
            { "name": "too much", "given": { "amount": "50.01 USD", "available": "99000000.00 USD", "x.tier": "low" },
              "expect": { "outcome": "decline", "reasons": ["AMOUNT_ABOVE_LIMIT"] } } ] }
        """;

    private readonly TemporaryRuleFolder _folder = new(("base", 9));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_document_states_where_each_check_comes_from()
    {
        var document = Load().Explain();

        document.Should().Contain($"`base`, version 9, with the SHA-256 `{TemporaryRuleFolder.Sha256("base", 9)}`: 4 checks are inherited, "
            + "2 stand in this file; replaced: `limit`");
        Section(document, "funds").Should().Contain("- Inherited from `base`.");
        Section(document, "limit").Should().Contain("- Replaces `limit` of `base`.");
        Section(document, "tier").Should().NotContain("Inherited").And.NotContain("Replaces");
        document.Should().Contain("from the contract \\| signed");
    }

    [Fact]
    public void Coverage_and_suggestions_are_of_the_checks_of_the_file()
    {
        var shop = Load();

        shop.MeasureCoverage().Gaps.Select(gap => $"{gap.Check}: {gap.What}").Should().Equal(
            "limit: amount not above 50.00 USD", "tier: x.tier not in [low]", "tier: x.tier unknown");
        shop.SuggestTests().Should().Contain("tier: x.tier unknown").And.NotContain("funds");
    }

    [Fact]
    public void A_file_without_a_check_of_its_own_is_covered()
    {
        File.WriteAllText(_folder.PathOf("shop"), """{ "ruleset": "shop", "version": "1", "extends": "base" }""");

        RuleSet.Load(_folder.PathOf("shop")).MeasureCoverage().Percent.Should().Be(100);
    }

    [Fact]
    public void A_comparison_lists_the_extension_and_the_origin_of_each_changed_check()
    {
        var difference = RuleSet.Load(_folder.PathOf("base")).CompareTo(Load());

        difference.Settings.Select(setting => setting.ToString()).Should().Contain(
            [
                $"extends: not stated -> base 9 (sha256 {TemporaryRuleFolder.Sha256("base", 9)})",
                "checks.limit: stands in the file -> replaces `limit` of `base`",
                "facts.x.tier: not stated -> text in [low, high], why: from the contract | signed",
            ]);
        difference.Settings.Should().NotContain(setting => setting.Setting == "checks.funds" || setting.Setting == "checks.tier");
    }

    private static string Section(string document, string id)
    {
        var start = document.IndexOf($"`{id}`\n\n", document.IndexOf("## The checks", StringComparison.Ordinal), StringComparison.Ordinal);
        return document[start..document.IndexOf("\n\n|", start, StringComparison.Ordinal)];
    }

    private RuleSet Load()
    {
        File.WriteAllText(_folder.PathOf("shop"), Shop);
        return RuleSet.Load(_folder.PathOf("shop"));
    }
}
