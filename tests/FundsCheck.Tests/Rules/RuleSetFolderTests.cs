using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Rules;

/// <summary>Tests <c>extends</c> and <c>replaces</c> on files in a folder.</summary>
public sealed class RuleSetFolderTests : IDisposable
{
    private const string Small = """
        { "id": "small", "measure": "amount", "why": "small debits only",
          "bands": [ { "upTo": "5.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }
        """;

    private const string Limit = """
        { "id": "limit", "measure": "amount", "why": "a wider limit",
          "bands": [ { "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
        """;

    private const string Age = """
        { "id": "age", "measure": "balance.age",
          "bands": [ { "upTo": "1h", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ],
          "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
        """;

    private readonly TemporaryRuleFolder _folder = new(("base", 9));

    public static TheoryData<string, string, string> Refused() => new()
    {
        { """ "extends": "bsae" """, "extends.unknown", "did you mean `base`?" },
        { """ "extends": "shop" """, "extends.cycle", "`shop` -> `shop`" },
        { """ "extends": "Base" """, "name.format", "`Base`" },
        { """ "extends": 1 """, "type.wrong", "a number" },
        { """ "replaces": ["limit"] """, "replaces.alone", "extends" },
        { """ "extends": "base", "replaces": ["limt"] """, "replaces.unknown", "did you mean `limit`?" },
        { """ "extends": "base", "replaces": ["limit"] """, "replaces.undefined", "cannot be left out" },
        { $$""" "extends": "base", "replaces": ["limit", "limit"], "checks": [ {{Limit}} ] """, "replaces.repeated", "`limit`" },
        { """ "extends": "base", "replaces": [] """, "list.size", "`replaces`" },
        { $$""" "extends": "base", "checks": [ {{Limit}} ] """, "check.inherited", "\"replaces\": [\"limit\"]" },
        { """ "extends": "base", "validFor": "10m" """, "validFor.inherited", "9m" },
        { """ "extends": "base", "extendsVersion": "8" """, "extends.unknown", "the folder has `9`" },
        { """ "extends": "base", "extendsVersion": 9 """, "type.wrong", "`extendsVersion`" },
        { """ "extendsVersion": "9" """, "extendsVersion.alone", "remove `extendsVersion`" },
        { """ "extends": "base", "currency": "EUR" """, "currency.inherited", "USD" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_extension_has_every_check_of_its_base_and_its_own()
    {
        var shop = Load("""{ "ruleset": "shop", "version": "1", "extends": "base", "checks": [ """ + Small + " ] }");

        shop.Currency.Should().Be(Currency.Usd);
        shop.ValidFor.Should().Be(TimeSpan.FromMinutes(9));
        shop.Definition.Checks.Select(check => $"{check.Id} {check.InheritedFrom}").Should().Equal(
            "reading base", "currency base", "funds base", "limit base", "cover base", "small ");
        shop.Definition.Extension!.Base.Should().Be(RuleSet.Load(_folder.PathOf("base")).Identity);
    }

    [Fact]
    public void A_named_check_is_replaced_in_its_place()
    {
        var shop = Load($$"""{ "ruleset": "shop", "version": "1", "extends": "base", "replaces": ["limit"], "checks": [ {{Limit}} ] }""");

        shop.Definition.Checks.Select(check => check.Id).Should().Equal("reading", "currency", "funds", "limit", "cover");
        shop.Definition.Checks[3].Should().Match<CheckDefinition>(check => check.InheritedFrom == null && check.ReplacesCheckOf == "base");
        shop.CanonicalText.Should().Contain("a wider limit").And.NotContain("extends").And.NotContain("shows the version\"");
    }

    [Fact]
    public void A_chain_names_the_rule_set_of_each_check()
    {
        Write("shop", $$"""{ "ruleset": "shop", "version": "1", "extends": "base", "replaces": ["limit"], "checks": [ {{Limit}} ] }""");
        Write("web", $$"""{ "ruleset": "web", "version": "1", "extends": "shop", "checks": [ {{Small}} ] }""");

        var web = RuleSet.Load(_folder.PathOf("web"));

        web.Definition.Checks.Select(check => $"{check.Id} {check.InheritedFrom} {check.ReplacesCheckOf}").Should().Equal(
            "reading base ", "currency base ", "funds base ", "limit shop base", "cover base ", "small  ");
    }

    [Fact]
    public void A_record_of_the_whole_rule_set_has_its_identity()
    {
        var shop = Load($$"""{ "ruleset": "shop", "version": "1", "extends": "base", "checks": [ {{Small}} ], "validFor": "2m" }""");

        var recorded = RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(shop.CanonicalText), "log:1");

        recorded.Identity.Should().Be(shop.Identity);
        recorded.Definition.Extension.Should().BeNull();
    }

    [Fact]
    public void The_file_text_has_what_the_file_states_alone()
    {
        const string text = """
            {
              "ruleset": "shop",
              "version": "1",
              "extends": "base",
              "replaces": ["limit"],
              "validFor": "2m",
              "facts": {
                "x.tier": { "type": "text", "in": ["low"], "why": "from the contract" }
              },
              "checks": [
                { "id": "limit", "measure": "amount",
                  "bands": [ { "upTo": "50.00 USD", "then": "accept" },
                             { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
              ]
            }

            """;

        Load(text).FileText.Should().Be(text);
        RuleSet.Load(_folder.PathOf("base")).FileText.Should().Be(RuleSet.Load(_folder.PathOf("base")).CanonicalText);
    }

    [Fact]
    public void A_check_of_an_unchecked_fact_ends_the_inherited_statement()
    {
        var shop = Load($$"""{ "ruleset": "shop", "version": "1", "extends": "base", "checks": [ {{Age}} ] }""");

        shop.Warnings.Should().BeEmpty();
        shop.Definition.Unchecked.Select(statement => $"{statement.Measure.Name} {statement.InheritedFrom}")
            .Should().Equal("account.kind base", "account.verification base", "balance.source base");
    }

    [Fact]
    public void Inherited_custom_facts_are_judged_and_not_declared_again()
    {
        const string facts = """ "facts": { "x.count": { "type": "integer", "worse": "higher" } } """;
        const string check = """
            { "id": "count", "measure": "x.count",
              "bands": [ { "upTo": 3, "then": "accept" }, { "otherwise": "review", "reason": "X_MANY" } ],
              "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } }
            """;
        Write("facts", $$"""{ "ruleset": "facts", "version": "1", "extends": "base", {{facts}} }""");
        Write("counts", $$"""{ "ruleset": "counts", "version": "1", "extends": "facts", "checks": [ {{check}} ] }""");

        RuleSet.Load(_folder.PathOf("counts")).Definition.CustomFacts.Should().ContainSingle().Which.InheritedFrom.Should().Be("facts");
        Problems($$"""{ "ruleset": "shop", "version": "1", "extends": "facts", {{facts}} }""")
            .Should().ContainSingle().Which.Code.Should().Be("facts.inherited");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_extension_is_refused_at_its_place(string members, string code, string message)
    {
        var problem = Problems($$"""{ "ruleset": "shop", "version": "1",{{members}}}""")
            .Where(problem => problem.Code is not "member.missing").Should().ContainSingle().Subject;

        problem.Code.Should().Be(code);
        problem.Message.Should().Contain(message);
        problem.File.Should().Be(_folder.PathOf("shop"));
        problem.Column.Should().BeGreaterThan(35);
    }

    [Fact]
    public void A_base_in_two_files_is_refused()
    {
        File.Copy(_folder.PathOf("base"), _folder.PathOf("copy"));

        Problems("""{ "ruleset": "shop", "version": "1", "extends": "base" }""")
            .Should().ContainSingle().Which.Code.Should().Be("extends.ambiguous");
    }

    [Fact]
    public void An_invalid_base_is_named_and_its_errors_have_their_own_places()
    {
        File.WriteAllText(_folder.PathOf("base"), TemporaryRuleFolder.Text("base", 9).Replace("\"read\"", "\"raed\""));

        var problems = Problems("""{ "ruleset": "shop", "version": "1", "extends": "base" }""");

        problems.Select(problem => $"{Path.GetFileName(problem.File)} {problem.Code}")
            .Should().Equal("shop.json extends.invalid", "base.json waiver.because", "base.json value.unknown");
        Catalog().Count(problem => problem.Code == "value.unknown").Should().Be(1, "a folder reports each problem once");
    }

    [Fact]
    public void A_finding_in_an_inherited_line_has_its_place_and_names_the_heir()
    {
        // A tighter check of the amount leaves the inherited one nothing to decide.
        const string none = """
            { "id": "none", "measure": "amount",
              "bands": [ { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
            """;

        var warnings = Load($$"""{ "ruleset": "shop", "version": "1", "extends": "base", "checks": [ {{none}} ] }""").Warnings;

        warnings.Should().NotBeEmpty().And.OnlyContain(warning => warning.Code == "check.idle"
            && warning.File == _folder.PathOf("base") && warning.Message.EndsWith("(in `shop`, which inherits this)"));
    }

    [Fact]
    public void A_text_without_a_folder_extends_nothing()
    {
        var text = Encoding.UTF8.GetBytes("""{ "ruleset": "shop", "version": "1", "extends": "base" }""");

        RuleSet.TryParse(text, _folder.PathOf("shop"), out _, out var problems).Should().BeFalse();
        FluentActions.Invoking(() => RuleSet.LoadRecorded(text, "log:1")).Should().Throw<RuleSetInvalidException>();

        problems.Should().ContainSingle().Which.Code.Should().Be("extends.alone");
    }

    [Fact]
    public void Another_base_is_another_identity()
    {
        var text = $$"""{ "ruleset": "shop", "version": "1", "extends": "base", "checks": [ {{Small}} ] }""";
        var before = Load(text).Identity;

        _folder.Write("base", 8);

        Load(text).Identity.Sha256.Should().NotBe(before.Sha256);
    }

    private RuleSet Load(string text)
    {
        Write("shop", text);
        return RuleSet.Load(_folder.PathOf("shop"));
    }

    private IReadOnlyList<RuleSetProblem> Problems(string text)
    {
        Write("shop", text);
        return FluentActions.Invoking(() => RuleSet.Load(_folder.PathOf("shop"))).Should().Throw<RuleSetInvalidException>().Which.Problems;
    }

    private IReadOnlyList<RuleSetProblem> Catalog()
    {
        RuleSetCatalog.TryLoad(_folder.Location, "base", out _, out var problems);
        return problems;
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.PathOf(name), text);
}
