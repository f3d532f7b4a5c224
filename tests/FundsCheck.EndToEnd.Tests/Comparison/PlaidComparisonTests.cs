using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>
/// A thousand generated debits by Plaid's rulesets and by this engine, beside the tables of docs/plaid-rules.md. After an intended change,
/// run once with FUNDSCHECK_APPROVE=1: the tables on the page are then rewritten.
/// </summary>
public sealed class PlaidComparisonTests
{
    private const int Count = 1_000;
    private const ulong Seed = 20_261_129;
    private const string Mirror = "rules/examples/plaid-transfer-default.json";

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<GeneratedDebit> Debits = new DebitGenerator(Seed, Now).Generate(Count);
    private static readonly string PagePath = Path.Combine(Repository.Root, "docs", "plaid-rules.md");

    [Fact]
    public async Task The_tables_of_the_page_are_the_counts_of_this_run()
    {
        var (plaid, mirror) = (Judge.ByPlaidRules("transfer-default", Debits), await ByRuleFileAsync(Mirror, Debits));
        Judge[] judges =
        [
            plaid, Judge.ByPlaidRules("buffer", Debits), Judge.ByPlaidRules("available-buffer", Debits), mirror,
            await ByRuleFileAsync("rules/ach-debit.json", Debits), await ByRuleFileAsync("rules/examples/buffer.json", Debits),
        ];
        var page = (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");

        var counted = Replace(page, "totals", ComparisonTables.Totals(Debits, judges));
        counted = Replace(counted, "groups", ComparisonTables.ByGroup(Debits, judges));
        counted = Replace(counted, "differences", ComparisonTables.Differences(Debits, plaid, mirror));

        if (Environment.GetEnvironmentVariable("FUNDSCHECK_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(PagePath, counted);
        }

        counted.Should().Be((await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n"), "the page shows the counts of this run");
    }

    [Theory]
    [InlineData("rules/ach-debit.json", Seed)]
    [InlineData("rules/ach-debit.json", 1)]
    [InlineData("rules/ach-debit.json", 2)]
    [InlineData("rules/examples/buffer.json", Seed)]
    public async Task No_accept_is_without_known_cover(string file, ulong seed)
    {
        var debits = new DebitGenerator(seed, Now).Generate(Count);
        var judge = await ByRuleFileAsync(file, debits);

        debits.Where(judge.Accepts).Should().HaveCountGreaterThan(Count / 2).And.OnlyContain(debit => debit.HasKnownCover);
    }

    [Fact]
    public async Task The_default_declines_covered_debits_only_by_another_currency_or_an_old_figure()
    {
        var judge = await ByRuleFileAsync("rules/ach-debit.json", Debits);

        Debits.Where(debit => debit.IsCovered && judge.OutcomeOf(debit) == Outcome.Decline)
            .Should().NotBeEmpty().And.OnlyContain(debit => debit.Group == DebitGroup.OtherCurrency || debit.Group == DebitGroup.Cached);
    }

    [Theory]
    [InlineData(Seed)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_mirror_differs_from_its_original_only_by_currency_and_accepts_nothing_more(ulong seed)
    {
        var debits = new DebitGenerator(seed, Now).Generate(Count);
        var (plaid, mirror) = (Judge.ByPlaidRules("transfer-default", debits), await ByRuleFileAsync(Mirror, debits));

        var different = debits.Where(debit => plaid.OutcomeOf(debit) != mirror.OutcomeOf(debit)).ToList();

        different.Should().NotBeEmpty().And.OnlyContain(debit =>
            debit.Group == DebitGroup.OtherCurrency && !mirror.Accepts(debit));
    }

    [Fact]
    public void The_debits_have_the_mix_of_real_traffic()
    {
        var read = Debits.Where(debit => debit.Balance is not null).ToList();

        ShareOf(read, debit => debit.Balance!.Available is null).Should().BeInRange(85, 105);
        ShareOf(read, debit => debit.Balance!.Current is null).Should().BeInRange(8, 12);
        ShareOf(Debits, debit => debit.Balance is null).Should().BeInRange(50, 100);
        ShareOf(Debits, debit => !debit.IsCovered).Should().BeInRange(120, 250);
        Debits.Where(debit => debit.Balance is null).Select(debit => ((BalanceReading.Failed)debit.Reading).Failure.Category).Distinct()
            .Should().HaveCountGreaterThan(4);
        Debits.Should().Contain(debit => debit.Attributes.ItemLoginRequired);
        read.Should().Contain(debit => debit.Balance!.Available == debit.Amount).And.Contain(debit => debit.Balance!.Available < 0)
            .And.Contain(debit => debit.Balance!.Limit != null && debit.Balance.Kind!.Family == AccountFamily.Depository)
            .And.Contain(debit => debit.Balance!.AsOf != null && debit.Balance.Freshness == BalanceFreshness.RealTime);
        Debits.Select(debit => debit.Group).Distinct().Should().HaveCount(Enum.GetValues<DebitGroup>().Length);
    }

    [Fact]
    public void One_seed_gives_the_same_debits()
    {
        new DebitGenerator(Seed, Now).Generate(Count).Should().Equal(Debits);
        new DebitGenerator(Seed + 1, Now).Generate(Count).Should().NotEqual(Debits);
    }

    private static Task<Judge> ByRuleFileAsync(string file, IReadOnlyList<GeneratedDebit> debits) =>
        Judge.ByRuleFileAsync(file, debits, new FakeTimeProvider(Now));

    private static int ShareOf(IReadOnlyCollection<GeneratedDebit> debits, Func<GeneratedDebit, bool> isCounted) =>
        debits.Count(isCounted) * 1_000 / debits.Count;

    private static string Replace(string page, string table, string text)
    {
        var (start, end) = ($"<!-- {table} -->\n", $"\n<!-- end of {table} -->");
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return $"{page[..from]}{text}{page[page.IndexOf(end, from, StringComparison.Ordinal)..]}";
    }
}
