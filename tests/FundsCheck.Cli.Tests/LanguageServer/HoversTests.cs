using FundsCheck.Cli.LanguageServer;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class HoversTests
{
    private const string DefaultFile = "rules/ach-debit.json";

    [Fact]
    public void A_check_shows_its_sentences_and_its_outcomes_at_its_thresholds()
    {
        var marked = Marked.In(DefaultFile, "\"headroom.available\"");

        var hover = Hovers.At(marked.Document, marked.Offset, lastLoaded: null);

        hover!.Contents.Value.Should().Contain("| below 0.00 USD | **decline** | `INSUFFICIENT_AVAILABLE` |")
            .And.Contain("| -0.01 USD | decline | `INSUFFICIENT_AVAILABLE` |\n| 0.00 USD | accept |  |\n| 0.01 USD | accept |  |");
    }

    [Theory]
    [InlineData("\"INSUFFICIENT_AVAILABLE\"", "The available balance does not cover the debit.")]
    [InlineData("\"same\"", "The debit's currency.")]
    [InlineData("\"debit.class\"", "three-letter codes")]
    public void A_word_shows_its_meaning(string word, string meaning)
    {
        var marked = Marked.Parse($$"""
            { "checks": [ { "id": "a", "measure": "balance.currency", "for": { {{Barred("debit.class", word)}}: ["WEB"] },
              "bands": [ { "in": [{{Barred("same", word)}}], "then": "accept" },
                { "otherwise": "decline", "reason": {{Barred("INSUFFICIENT_AVAILABLE", word)}} } ] } ] }
            """);

        var hover = Hovers.At(marked.Document, marked.Offset, lastLoaded: null);

        hover!.Contents.Value.Should().Contain(meaning);
    }

    [Fact]
    public void A_file_that_does_not_load_shows_its_last_version_and_says_so()
    {
        var text = RuleSet.Default.CanonicalText;
        var at = text.IndexOf("\"headroom.available\"", StringComparison.Ordinal) + 1;
        var document = Marked.Open(text.Replace("\"USD\"", "\"USX\"", StringComparison.Ordinal));

        var (with, without) = (Hovers.At(document, at, RuleSet.Default), Hovers.At(document, at, lastLoaded: null));

        with!.Contents.Value.Should().StartWith("_The file does not load now.").And.Contain("-0.01 USD");
        without.Should().BeNull();
    }

    [Fact]
    public void A_hostile_sentence_is_escaped()
    {
        var text = RuleSet.Default.CanonicalText.Replace(
            "available leaves out pending debits", "<img src=x> [link](http://x) | `code`", StringComparison.Ordinal);
        var document = Marked.Open(text);

        var hover = Hovers.At(document, text.IndexOf("\"headroom.available\"", StringComparison.Ordinal) + 1, lastLoaded: null);

        hover!.Contents.Value.Should().Contain("&lt;img src=x&gt; \\[link\\](http://x) \\| \\`code\\`");
    }

    private static string Barred(string word, string at) => $"\"{word}\"" == at ? $"\"¦{word}\"" : $"\"{word}\"";
}
