using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing.Tests.Auditing;

public sealed partial class TamperedLogTests : IDisposable
{
    private static readonly string[] Whole = File.ReadAllLines(Logs.PathOf(Logs.Golden));
    private static readonly string Anchor = Logs.AnchorOf(Logs.Golden);

    // Each line costs a reading of the log up to it; every eleventh meets every kind of line.
    private static readonly int[] Places = [.. Enumerable.Range(0, Whole.Length - 1).Where(index => index % 11 == 0)];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "tampered.jsonl");

    [Fact]
    public void A_changed_amount_is_reported_with_its_line()
    {
        var tampered = Places.Where(index => Amount().IsMatch(Whole[index])).ToList();

        foreach (var index in tampered)
        {
            Damage([.. Whole[..index], Amount().Replace(Whole[index], "\"amount\":\"7.77 USD\"", count: 1), .. Whole[(index + 1)..]])
                .Should().Be(index + 1);
        }

        tampered.Should().HaveCountGreaterThan(30);
    }

    [Fact]
    public void A_removed_line_is_reported_with_its_position()
    {
        foreach (var index in Places)
        {
            Damage([.. Whole[..index], .. Whole[(index + 1)..]]).Should().Be(index + 1);
        }
    }

    [Fact]
    public void Swapped_lines_are_reported_with_the_first()
    {
        foreach (var index in Places)
        {
            Damage([.. Whole[..index], Whole[index + 1], Whole[index], .. Whole[(index + 2)..]]).Should().Be(index + 1);
        }
    }

    [Fact]
    public void An_added_line_is_reported_with_its_position()
    {
        foreach (var index in Places)
        {
            Damage([.. Whole[..(index + 1)], Whole[index], .. Whole[(index + 1)..]]).Should().Be(index + 2);
        }
    }

    [Fact]
    public void An_added_line_with_the_right_number_and_hash_is_reported_at_the_next_line()
    {
        foreach (var index in Places.Where(index => index > 1 && Whole[index].Contains("\"event\":", StringComparison.Ordinal)))
        {
            var added = Forging.Chain([.. Whole[..(index + 1)], Whole[index]])[^1];

            Damage([.. Whole[..(index + 1)], added, .. Whole[(index + 1)..]]).Should().Be(index + 3);
        }
    }

    [Fact]
    public void A_change_of_the_last_line_is_found_only_with_an_anchor()
    {
        string[] changed = [.. Whole[..^1], Whole[^1].Replace("\"class\":\"WEB\"", "\"class\":\"PPD\"", StringComparison.Ordinal)];
        string[] cut = Whole[..^1];

        (Damage(changed), Damage(cut)).Should().Be((null, null));
        (Damage(changed, Anchor), Damage(cut, Anchor)).Should().Be((Whole.Length, Whole.Length - 1));
        changed[^1].Should().NotBe(Whole[^1]);
    }

    [Fact]
    public void A_rewritten_log_is_found_only_with_an_anchor()
    {
        var forged = Forging.Chain([.. Whole[..20], .. Whole[21..]]);

        Damage(forged).Should().BeNull();
        Damage(forged, Anchor).Should().Be(Whole.Length - 1);
        Damage(Forging.Chain(Whole), Anchor).Should().BeNull();
    }

    [Fact]
    public void A_forged_outcome_with_a_forged_chain_is_found_by_replay()
    {
        var index = Array.FindIndex(Whole, line => line.Contains("\"id\":\"smallest\"", StringComparison.Ordinal));
        string[] lines = [.. Whole];
        lines[index] = lines[index].Replace("\"outcome\":\"accept\"", "\"outcome\":\"decline\"", StringComparison.Ordinal);
        Forging.Write(Log, Forging.Chain(lines));

        var differing = RecordedDecisions.In(Log).Select(row => (DecisionCase)row[0]).Where(recorded => recorded.Difference() is not null)
            .ToList();

        differing.Should().ContainSingle().Which.Decision.Line.Should().Be(index + 1);
    }

    [Theory]
    [InlineData("\\\"version\\\": \\\"", "\\\"version\\\": \\\"0")]
    [InlineData("\"name\":\"", "\"name\":\"x")]
    [InlineData("\"version\":\"", "\"version\":\"x")]
    public void A_forged_rule_set_with_a_forged_chain_is_reported_with_its_line(string was, string becomes)
    {
        var index = Array.FindIndex(Whole, IsRuleSet);
        var forged = Whole[index].Replace(was, becomes, StringComparison.Ordinal);

        forged.Should().NotBe(Whole[index]);
        Damage(Forging.Chain([.. Whole[..index], forged, .. Whole[(index + 1)..]])).Should().Be(index + 1);
    }

    [Fact]
    public void A_rule_set_that_does_not_load_is_reported_with_its_line()
    {
        var index = Array.FindIndex(Whole, IsRuleSet);
        var (hash, text) = (Sha256().Match(Whole[index]).Value, Text().Match(Whole[index]).Value);
        var lines = Whole.Select(line => line.Replace(text, "\"text\":\"{}\"", StringComparison.Ordinal)
            .Replace(hash, Convert.ToHexStringLower(SHA256.HashData("{}"u8)), StringComparison.Ordinal));

        Damage(Forging.Chain(lines)).Should().Be(index + 1);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The reported line, also by replay; null where no error is found.</summary>
    private long? Damage(string[] lines, string? anchor = null)
    {
        Forging.Write(Log, lines);
        var found = LineOf(() => RecordFile.Verify(Log, anchor));
        if (anchor is null)
        {
            LineOf(() => Replay.Run(Log)).Should().Be(found);
        }

        return found;
    }

    private static bool IsRuleSet(string line) => line.Contains("\"ruleSet\":{", StringComparison.Ordinal);

    private static long? LineOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (LogDamagedException exception)
        {
            return exception.Line;
        }
    }

    [GeneratedRegex("\"amount\":\"[0-9.]+ USD\"", RegexOptions.None, 1_000)]
    private static partial Regex Amount();

    [GeneratedRegex("(?<=\"sha256\":\")[0-9a-f]{64}", RegexOptions.None, 1_000)]
    private static partial Regex Sha256();

    [GeneratedRegex("\"text\":\".*\"(?=\\}\\}$)", RegexOptions.None, 1_000)]
    private static partial Regex Text();
}
