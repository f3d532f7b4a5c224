using System.Text;
using FundsCheck.DecisionLog.Tests;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Records.Tests.Format;

/// <summary>A request whose line no reader could read back: it fails alone, and no line, hold or id of it is kept.</summary>
public sealed class UnwritableLineTests : IDisposable
{
    private const int LineBytesMax = 8 * 1_048_576;

    private static readonly Dictionary<string, CustomFact> NoFacts = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<DecisionRecord, string, DecisionRecord>> Texts = new(StringComparer.Ordinal)
    {
        ["account"] = (record, text) => record with { Debit = record.Debit with { AccountKey = text } },
        ["providerAccountId"] = (record, text) => record with { Debit = record.Debit with { SourceAccountId = text } },
        ["class"] = (record, text) => record with { Debit = record.Debit with { EntryClass = text } },
        ["requestedRuleSet"] = (record, text) => record with { Debit = record.Debit with { RuleSet = text } },
        ["lastReturn"] = (record, text) => record with { Debit = record.Debit with { LastReturn = text } },
        ["retryOf"] = (record, text) => record with { Debit = record.Debit with { RetryOf = text } },
        ["text"] = (record, text) => record with
        {
            Debit = record.Debit with
            {
                Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.note"] = CustomFact.From(text) },
            },
        },
        ["type"] = (record, text) => With(record, balance => balance with { Kind = null, ProviderType = text }),
        ["subtype"] = (record, text) => With(record, balance => balance with { Kind = null, ProviderSubtype = text }),
        ["institutionId"] = (record, text) => With(record, balance => balance with { InstitutionId = text }),
        ["unofficialCurrency"] = (record, text) => With(
            record, balance => balance with { Currency = new BalanceCurrency.Unofficial($"x{text}") }),
        ["verificationText"] = (record, text) => With(
            record, balance => balance with { Verification = AccountVerification.Unknown, ProviderVerification = text }),
        ["persistentAccountId"] = (record, text) => With(record, balance => balance with { PersistentAccountId = text }),
        ["asOfText"] = (record, text) => With(record, balance => balance with { AsOfUnreadable = text }),
        ["requestId"] = (record, text) => With(record, balance => balance with { ProviderRequestId = text }),
        ["code"] = (record, text) => record with
        {
            Reading = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InvalidResponse, text)),
        },
        ["cause"] = (record, text) => record with
        {
            Reading = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InvalidResponse, "PROVIDER_ERROR", text)),
        },
        ["reference"] = (record, text) => WithFacts(record, new FactReading.Succeeded(NoFacts, Reference: text)),
        ["because"] = (record, text) => record with { Verdict = record.Verdict with { Reasons = [ReasonWith(text)] } },
        ["debits"] = (record, text) => record with { Holds = record.Holds with { DebitIds = [text], Count = 1 } },
    };

    private static readonly Dictionary<string, Func<DecisionRecord, DecisionRecord>> Others = new(StringComparer.Ordinal)
    {
        ["holder"] = record => With(record, balance => balance with { Holder = (AccountHolder)77 }),
        ["freshness"] = record => With(record, balance => balance with { Freshness = (BalanceFreshness)77 }),
        ["category"] = record => record with
        {
            Reading = new BalanceReading.Failed(new BalanceFailure((BalanceFailureCategory)77, "PROVIDER_ERROR")),
        },
        ["verification"] = record => With(record, balance => balance with { Verification = (AccountVerification)77 }),
        ["no account"] = record => With(record, balance => balance with { AccountId = null! }),
        ["no class"] = record => record with { Debit = record.Debit with { EntryClass = null! } },
        ["no measure"] = record => record with
        {
            Verdict = record.Verdict with { Reasons = [ReasonWith("because") with { Measure = null! }] },
        },
        ["facts of another balance"] = record => With(record, balance => balance with { Available = 1m }),
        ["facts of another debit"] = record => record with { Facts = record.Facts with { SameDay = true } },
        ["no facts"] = record => record with { Facts = record.Facts with { Balance = null } },
        ["a provider's type beside a kind"] = record => With(record, balance => balance with { ProviderType = "depository" }),
        ["a provider's status beside a verification"] = record => With(record, balance => balance with { ProviderVerification = "unsent" }),
        ["facts of another kind"] = record => With(record, balance => balance with { Kind = null }),
        ["facts of another verification"] = record => record with
        {
            Facts = record.Facts with { Balance = record.Facts.Balance! with { Verification = default } },
        },
        ["declared fact that was not given"] = record => record with
        {
            Facts = record.Facts with { Custom = [new("x.vip", CustomFactType.Boolean, Fact.Known(CustomFact.From(true)))] },
        },
        ["declared fact of another type"] = record => record with
        {
            Debit = record.Debit with { Facts = new Dictionary<string, CustomFact> { ["x.vip"] = CustomFact.From("true") } },
            Facts = record.Facts with { Custom = [new("x.vip", CustomFactType.Boolean, Fact.Known(CustomFact.From("true")))] },
        },
        ["declared fact that its source did not give"] = record => WithFacts(record, new FactReading.Succeeded(NoFacts)) with
        {
            Facts = record.Facts with { Custom = [new("x.signal.result", CustomFactType.Text, Fact.Known(CustomFact.From("accept")))] },
        },
        ["fact of a source without its prefix"] = record => WithFacts(record, new FactReading.Succeeded(
            new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.other"] = CustomFact.From(true) })),
        ["no outcome"] = record => record with { Verdict = record.Verdict with { Outcome = (Outcome)77 } },
        ["no amount"] = record => record with { Debit = record.Debit with { Amount = default } },
        ["long"] = record => With(record, balance => balance with { Kind = null, ProviderSubtype = new string('x', LineBytesMax) }),
        ["long when it is escaped"] = record => With(
            record, balance => balance with { Kind = null, ProviderSubtype = new string('\u0001', LineBytesMax / 6) }),
        ["long together"] = record => With(
            record,
            balance => balance with
            {
                Kind = null,
                ProviderType = new string('x', 5 * 1_048_576),
                ProviderSubtype = new string('漢', 1_048_576 * 3 / 2),
            }),
    };

    private readonly LogHost host = new();

    public static TheoryData<string, int> HalfCharacters =>
        [.. from member in Texts.Keys from half in Enumerable.Range(0, Halves().Length) select (member, half)];

    public static TheoryData<string> OtherMembers => [.. Others.Keys];

    // Created here: an attribute or the data of a theory is stored as UTF-8, which has no lone surrogate.
    private static string[] Halves() => ["half \ud800", "\udc00 of one", "the \"wrong\" \udc00\ud800 order", "\ud83d", "the last\n\ud83d"];

    [Theory]
    [MemberData(nameof(HalfCharacters))]
    public Task A_lone_surrogate_is_refused_and_its_member_named(string member, int half) =>
        FailsAloneAsync(record => Texts[member](record, Halves()[half]), $"*was not recorded (*`{member}` holds half of a character*");

    [Theory]
    [MemberData(nameof(OtherMembers))]
    public Task Every_other_unreadable_value_is_refused(string member) => FailsAloneAsync(Others[member], "*was not recorded (*");

    [Fact]
    public async Task An_event_with_a_lone_surrogate_is_refused_and_a_corrected_event_is_recorded()
    {
        var review = (await host.CheckAsync("d-1", 75m, available: null)).Record;
        var by = "\ud83d".Insert(0, "somebody ");
        var approve = (string by) => host.Store.RecordAsync(
            new EventRequest("d-1", new DebitEvent.Approved(by, "a statement was sent"), review.DecidedAt, MayApproveUnread: false),
            default).AsTask();

        await approve.Awaiting(record => record(by)).Should().ThrowAsync<DecisionNotRecordedException>()
            .WithMessage("*was not recorded (*`approvedBy` holds half of a character*");

        (await approve("somebody")).IsRepeated.Should().BeFalse();
        host.Stop();
        (await host.Store.FindAsync("d-1", default))!.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task Only_the_unwritable_lines_of_a_batch_fail()
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;

        var tasks = Enumerable.Range(0, 200)
            .Select(number => Task.Run(() => DecideAsync(
                like, number, number % 10 == 7 ? record => Texts["subtype"](record, Halves()[0]) : record => record))).ToList();
        await Task.WhenAll(tasks.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        tasks.Select((task, number) => task.IsFaulted == (number % 10 == 7)).Should().AllBeEquivalentTo(true);
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(181);
    }

    [Fact]
    public async Task Random_texts_are_refused_or_read_back_unchanged()
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        var random = new Random(23);
        var (written, refused) = (new List<DecisionRecord>(), 0);
        for (var number = 0; number < 600; number++)
        {
            var (member, text) = (Texts.Keys.ElementAt(random.Next(Texts.Count)), OddTexts.Next(random));
            try
            {
                written.Add((await DecideAsync(like, number, record => Follow(Texts[member](record, text)))).Record);
            }
            catch (DecisionNotRecordedException)
            {
                refused++;
                text.EnumerateRunes().Should().Contain(Rune.ReplacementChar, "nothing but half a character is refused of {0}", member);
            }
        }

        refused.Should().BeInRange(50, 500);
        host.Stop();
        foreach (var record in written)
        {
            LineOf((await host.Store.FindAsync(record.Debit.Id, default))!.Record).Should().Be(LineOf(record));
        }
    }

    public void Dispose() => host.Dispose();

    private async Task FailsAloneAsync(Func<DecisionRecord, DecisionRecord> spoil, string message)
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        var bad = () => DecideAsync(like, 1, spoil);

        await bad.Should().ThrowAsync<DecisionNotRecordedException>().WithMessage(message);
        var good = await DecideAsync(like, 1, record => record);
        var next = await host.CheckAsync("d-2", 75m);

        (good.IsExisting, good.Record.Revision).Should().Be((false, 1));
        next.Record.Holds.DebitIds.Should().Equal("d-1");
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(3);
        (await host.Store.FindAsync("debit-1", default))!.Record.ShouldBe(good.Record);
    }

    private static DecisionRecord WithFacts(DecisionRecord record, FactReading reading) =>
        record with { SourceFacts = new SourceFacts("x.signal.", reading) };

    private async Task<DecisionCommit> DecideAsync(DecisionRecord like, int number, Func<DecisionRecord, DecisionRecord> spoil)
    {
        var request = LogHost.RequestLike(like, number);
        return await host.Store.DecideAsync(request with { Decide = context => spoil(request.Decide(context)) }, default);
    }

    private static string LineOf(DecisionRecord record)
    {
        var line = new JsonLine();
        DecisionLine.Write(line, record);
        return Encoding.UTF8.GetString(line.Written.Span);
    }

    /// <summary>The record with the facts of its own debit and reading.</summary>
    private static DecisionRecord Follow(DecisionRecord record) =>
        record with
        {
            Facts = DebitFacts.Create(
                record.Debit, RuleSet.Default, record.Reading, record.Holds, record.IsRetryVerified, record.DecidedAt),
        };

    private static DecisionRecord With(DecisionRecord record, Func<AccountBalance, AccountBalance> change) =>
        record with { Reading = new BalanceReading.Succeeded(change(((BalanceReading.Succeeded)record.Reading).Balance)) };

    private static Reason ReasonWith(string because) => new()
    {
        Code = "X_ODD",
        Check = "odd",
        Outcome = Outcome.Accept,
        Measure = "amount",
        Justification = because,
        Text = "a sentence",
        CustomerText = "another",
    };
}
