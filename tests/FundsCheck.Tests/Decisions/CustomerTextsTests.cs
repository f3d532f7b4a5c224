using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Evaluation;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Decisions;

[Collection(nameof(AloneInTheProcess))]
public sealed class CustomerTextsTests
{
    [Fact]
    public void Each_listed_reason_has_a_sentence_of_its_own_meaning_without_a_figure()
    {
        var texts = ReasonCodes.Listed.Select(listed => listed.CustomerText).ToList();

        texts.Should().OnlyContain(text => text.EndsWith('.') && !text.Any(char.IsDigit) && !text.Contains("enough money"));
        ReasonCodes.Listed.GroupBy(listed => listed.CustomerText).Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group.Select(listed => listed.Code))).Should().Equal(
                "INSUFFICIENT_CURRENT CURRENT_DOES_NOT_COVER", "EXPOSURE_ABOVE_LIMIT EXPOSURE_ABOVE_CAP",
                "AMOUNT_ABOVE_LIMIT AMOUNT_ABOVE_CAP");
    }

    [Theory]
    [InlineData(null, "INSUFFICIENT_AVAILABLE", "any")]
    [InlineData("fr", "INSUFFICIENT_AVAILABLE", "any")]
    [InlineData("de", "INSUFFICIENT_AVAILABLE", "de")]
    [InlineData("de-CH", "INSUFFICIENT_AVAILABLE", "de")]
    [InlineData("DE-at", "INSUFFICIENT_AVAILABLE", "de-AT")]
    [InlineData("de-AT", "THIN_CUSHION", "de")]
    [InlineData("de-AT", "X_V1", "any own")]
    [InlineData("de-AT", "BALANCE_STALE", null)]
    public void A_text_is_that_of_the_language_then_of_its_parent_then_of_any(string? language, string code, string? text)
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        Write(folder, "customer-texts.json", """{ "INSUFFICIENT_AVAILABLE": "any", "X_V1": "any own" }""");
        Write(folder, "customer-texts.de.json", """{ "INSUFFICIENT_AVAILABLE": "de", "THIN_CUSHION": "de" }""");
        Write(folder, "customer-texts.de-AT.json", """{ "INSUFFICIENT_AVAILABLE": "de-AT" }""");

        var texts = RuleSetCatalog.Load(folder.Location).CustomerTexts;

        texts.Find(code, language).Should().Be(text);
        texts.Languages.Should().Equal("de", "de-AT");
    }

    [Theory]
    [InlineData("customer-texts.json", """{ "THIN_CUSION": "text" }""", "1:3", "customerTexts.code", "did you mean `THIN_CUSHION`?")]
    [InlineData("customer-texts.json", """{ "X_V9": "text" }""", "1:3", "customerTexts.code", "did you mean `X_V1`?")]
    [InlineData("customer-texts.json", """{ "institutionUnavailble": "text" }""", "1:3", "customerTexts.code", "`institutionUnavailable`?")]
    [InlineData("customer-texts.json", "{ \"THIN_CUSHION\":\n  \"\" }", "2:3", "text.bounds", "the text of `THIN_CUSHION`")]
    [InlineData("customer-texts.json", "{ \"THIN_CUSHION\": \"\\u202e\" }", "1:19", "text.unseen", "can be seen")]
    [InlineData("customer-texts.json", "[]", "1:1", "type.wrong", "not a list")]
    [InlineData("customer-texts.json", "{", "1:2", "json.syntax", "the file ends in the middle")]
    [InlineData("customer-texts.german.json", "{}", "1:1", "customerTexts.language", "customer-texts.de.json")]
    public void A_wrong_file_of_texts_keeps_the_folder_from_loading(string file, string text, string at, string code, string message)
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        Write(folder, file, text);

        RuleSetCatalog.TryLoad(folder.Location, null, out _, out var problems).Should().BeFalse();

        var problem = problems.Should().ContainSingle().Which;
        (Path.GetFileName(problem.File), $"{problem.Line}:{problem.Column}", problem.Code).Should().Be((file, at, code));
        problem.Message.Should().Contain(message);
        CustomerTextsLoader.FindProblems(Encoding.UTF8.GetBytes(text), problem.File, [RuleSet.Load(folder.PathOf("base"))])
            .Select(found => found.ToString()).Should().Equal(problem.ToString());
    }

    [Fact]
    public async Task A_changed_text_is_in_force_with_the_rules_and_changes_no_outcome()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        host.Available = 1m;
        var before = await host.CheckAsync("d-1");

        Write(folder, "customer-texts.json", """{ "INSUFFICIENT_AVAILABLE": "Too little." }""");
        Write(folder, "customer-texts.de.json", """{ "INSUFFICIENT_AVAILABLE": "Zu wenig." }""");
        host.LookTwice();
        var after = await host.CheckAsync("d-2");

        TextOf(before).Should().Be(ReasonCodes.Find("INSUFFICIENT_AVAILABLE")!.CustomerText);
        (TextOf(after), after.Outcome, after.RuleSet).Should().Be(("Too little.", before.Outcome, before.RuleSet));
        var german = after.WithCustomerTexts(host.Status.Catalog.CustomerTexts, "de");
        (TextOf(german), german.Record.Facts, german.EvaluateChecks()!.Count).Should().Be(
            ("Zu wenig.", after.Record.Facts, after.EvaluateChecks()!.Count));
    }

    [Fact]
    public async Task The_host_chooses_the_language()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        Write(folder, "customer-texts.de.json", """{ "INSUFFICIENT_AVAILABLE": "Zu wenig." }""");
        using var host = new LiveHost(
            rules => rules.UseRulesFrom(folder.Location), options => options.CustomerLanguage = "de-AT")
        { Available = 1m };

        TextOf(await host.CheckAsync("d-1")).Should().Be("Zu wenig.");
        using var wrong = new LiveHost(rules => rules.UseRulesFrom(folder.Location), options => options.CustomerLanguage = "german");
        wrong.Invoking(it => it.Start()).Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>()
            .WithMessage("*CustomerLanguage is `german`*");
    }

    [Fact]
    public void A_failed_reading_has_the_text_of_its_code_or_of_its_category()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        Write(folder, "customer-texts.json", """{ "institutionUnavailable": "The bank is closed." }""");
        var (texts, failure) = (RuleSetCatalog.Load(folder.Location).CustomerTexts, new BalanceFailure(
            BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"));
        var reason = new Reason
        {
            Code = "INSTITUTION_DOWN",
            Check = "reading",
            Outcome = Outcome.Review,
            Measure = "balance.reading",
            Text = "",
            CustomerText = "",
        };

        texts.Find(reason, failure, null).Should().Be("The bank is closed.");
        texts.Find(reason with { Code = "BALANCE_STALE" }, failure, null).Should().BeNull();
    }

    [Fact]
    public void An_own_reason_carries_its_own_text_in_the_rule_file()
    {
        var text = TemporaryRuleFolder.Text("base", 1).Replace(
            "\"checks\": [",
            "\"customerTexts\": { \"X_V1\": \"We take small payments only.\" },\n  \"checks\": [",
            StringComparison.Ordinal);
        var rules = RuleSet.Parse(Encoding.UTF8.GetBytes(text), "base.json");

        var reason = rules.Judge(Tried.FactsOf(50m)).Reasons.First(reason => reason.Code == "X_V1");

        reason.CustomerText.Should().Be("We take small payments only.");
        RuleSet.Parse(Encoding.UTF8.GetBytes(rules.CanonicalText), "again.json").CanonicalText.Should().Be(rules.CanonicalText)
            .And.Contain("\"customerTexts\": {\n    \"X_V1\": \"We take small payments only.\"\n  },");
    }

    private static string TextOf(FundsDecision decision) =>
        decision.Reasons.Single(reason => reason.Code == "INSUFFICIENT_AVAILABLE").CustomerText;

    private static void Write(TemporaryRuleFolder folder, string file, string text) =>
        File.WriteAllText(Path.Combine(folder.Location, file), text);
}
