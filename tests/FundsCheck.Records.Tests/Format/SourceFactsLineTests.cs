using FundsCheck.DecisionLog;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;
using FundsCheck.Tests.Rules.Generation;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Records.Tests.Format;

/// <summary>Facts of a source through a log: read back equal, verified and replayed, whatever the source gives.</summary>
public sealed class SourceFactsLineTests : IDisposable
{
    private const int Records = 300;

    private static readonly RuleSet Rules = RuleSet.Load(Path.Combine(Root(), "tests", "logs", "sources", "signal.json"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly Random _random = new(31);

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_reading_of_facts_is_read_back_equal_verified_and_replayed()
    {
        var (maker, written) = (new RecordMaker(_random), new List<DecisionRecord>());
        await using (var services = Start())
        {
            var checker = services.GetRequiredService<IFundsChecker>();
            for (var number = 0; number < Records; number++)
            {
                var debit = maker.Debit($"d-{number}") with { Attempt = 1 };
                written.Add((await checker.CheckAsync(debit, maker.Reading(debit.Account.SourceAccountId))).Record);
            }
        }

        await using var again = Start();
        foreach (var record in written)
        {
            (await again.GetRequiredService<IDecisionStore>().FindAsync(record.Debit.Id, default))!.Record.ShouldBe(record);
        }

        written.Select(record => record.SourceFacts!.Reading.GetType()).Distinct().Should().HaveCount(3);
        written.SelectMany(record => record.Facts.Custom).Select(fact => (fact.Value.IsKnown, fact.Value.Cause)).Distinct()
            .Should().BeEquivalentTo([
                (true, default), (false, UnknownCause.NotStated), (false, UnknownCause.WrongType), (false, UnknownCause.NotRequested),
            ]);
        RecordFile.Verify(Log).First.SelectMany(decision => decision.Differences).Should().BeEmpty();
        Replay.Run(Log).Should().Match<ReplayResult>(result => result.Decisions == Records && result.Differing == 0);
    }

    [Theory]
    [InlineData("\"x.signal.result\":{\"text\":\"reroute\"}", "\"x.other.result\":{\"text\":\"reroute\"}")]
    [InlineData("\"prefix\":\"x.signal.\",\"facts\"", "\"prefix\":\"x.other.\",\"facts\"")]
    [InlineData("\"reference\":\"t-1\"", "\"reference\":\"t-1\",\"notRequested\":true")]
    public async Task A_line_whose_facts_contradict_their_source_is_no_record(string part, string other)
    {
        await using (var services = Start(_ => Succeeded("reroute")))
        {
            var debit = new RecordMaker(_random).Debit("d-1") with { Attempt = 1, Amount = Money.Parse("60.00 USD") };
            await services.GetRequiredService<IFundsChecker>().CheckAsync(
                debit, new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.RateLimited)));
        }

        var text = await File.ReadAllTextAsync(Log);
        text.Should().Contain(part);
        await File.WriteAllTextAsync(Log, text.Replace(part, other, StringComparison.Ordinal));

        FluentActions.Invoking(() => RecordFile.Verify(Log)).Should().Throw<LogDamagedException>();
    }

    /// <summary>A fact of the host never stands for one of the source, not even where its source gave none or was not called.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_that_judged_a_fact_of_the_host_in_place_of_the_sources_is_not_written(bool isRequested)
    {
        await using var services = Start(_ => Succeeded("accept"));
        var debit = new RecordMaker(_random).Debit("d-1") with { Attempt = 1, Amount = Money.Parse("60.00 USD") };
        var record = (await services.GetRequiredService<IFundsChecker>().CheckAsync(
            debit, new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.RateLimited)))).Record;
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.signal.result"] = CustomFact.From("accept") };
        var forged = record with
        {
            Debit = record.Debit with { Facts = facts },
            SourceFacts = new SourceFacts("x.signal.", isRequested ? Succeeded("review") : new FactReading.NotRequested()),
        };

        FluentActions.Invoking(() => DecisionLine.Write(new JsonLine(), record)).Should().NotThrow();
        FluentActions.Invoking(() => DecisionLine.Write(new JsonLine(), forged)).Should().Throw<UnwritableLineException>();
    }

    private static FactReading.Succeeded Succeeded(string result) => new(
        new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.signal.result"] = CustomFact.From(result) }, "t-1");

    private FactReading Reading() => _random.Next(5) switch
    {
        0 => new FactReading.Failed(new BalanceFailure(
            _random.Pick([.. Enum.GetValues<BalanceFailureCategory>()]), "CODE", _random.Chance(50) ? "CAUSE" : null,
            _random.Chance(50) ? "request" : null)),
        1 => new FactReading.Succeeded(new Dictionary<string, CustomFact>(StringComparer.Ordinal)),
        _ => new FactReading.Succeeded(Facts(), _random.Chance(70) ? "t-1" : null, _random.Chance(70) ? "request" : null),
    };

    private Dictionary<string, CustomFact> Facts()
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        foreach (var name in Rules.Definition.CustomFacts.Select(fact => fact.Name).Append("x.signal.other"))
        {
            if (_random.Chance(80))
            {
                facts.Add(name, _random.Pick([
                    CustomFact.From("accept"), CustomFact.From("\" \\ 漢 🏦"), CustomFact.From(_random.Next(120) - 10),
                    CustomFact.From(true),
                    CustomFact.From(new Money(2200.005m, Currency.Usd)), CustomFact.From("2200.00 EUR"), CustomFact.From(string.Empty),
                ]));
            }
        }

        return facts;
    }

    private ServiceProvider Start(Func<FactRequest, FactReading>? read = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new AdjustableTimeProvider(FundsCheck.Tests.Checking.Host.Start));
        services.AddFundsCheck().UseRules(Rules).UseDecisionLog(Log).UseBalanceSource(_ => new NoSource())
            .UseFactSource(_ => new Source(read ?? (_ => Reading())));
        return services.BuildServiceProvider();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the repository is not above the tests");
        }

        return folder.FullName;
    }

    private sealed class Source(Func<FactRequest, FactReading> read) : IFactSource
    {
        public string Prefix => "x.signal.";

        public ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(read(request));
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
