using FundsCheck.Storage;
using FundsCheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.AspNetCore.Tests;

public sealed class DebitEventEndpointTests
{
    [Theory]
    [InlineData("""{"id":"d-1","event":"sent"}""", "sent")]
    [InlineData("""{"id":"d-1","event":"sent","effectiveDate":null,"revision":1}""", "sent")]
    [InlineData("""{"event":"cancelled","id":"d-1"}""", "cancelled")]
    public async Task An_event_of_an_accepted_debit_is_recorded(string body, string name)
    {
        await using var app = await CheckApp.StartAsync();
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));

        var answer = await app.PostAsync(body);

        answer.Status.Should().Be(200, answer.Text);
        answer.Json.EnumerateObject().Select(member => member.Name)
            .Should().Equal("id", "revision", "event", "at", "recordedAt", "repeated");
        answer["id"].Should().Be("d-1");
        answer["event"].Should().Be(name);
        answer["repeated"].Should().Be("False");
        (await app.Checker.Awaiting(it => it.CheckAsync(CheckApp.Debit("d-1"))).Should().ThrowAsync<DebitClosedException>())
            .Which.State.ToName().Should().Be(name);
    }

    [Fact]
    public async Task A_returned_debit_has_its_time_and_code_and_a_second_report_adds_nothing()
    {
        await using var app = await CheckApp.StartAsync();
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));
        var sent = await app.PostAsync("""{"id":"d-1","event":"sent"}""");
        var at = DateTimeOffset.Parse(sent["at"]!, System.Globalization.CultureInfo.InvariantCulture);
        var there = at.ToOffset(TimeSpan.FromHours(-5));
        var returned = $$"""{"id":"d-1","event":"returned","code":"R01","at":"{{there:yyyy-MM-dd'T'HH:mm:ss.fffzzz}}"}""";

        var first = await app.PostAsync(returned);
        var second = await app.PostAsync(returned);

        first.Status.Should().Be(200, first.Text);
        first["at"].Should().Be(sent["at"], "the time is that of the event, in UTC");
        first["repeated"].Should().Be("False");
        second.Status.Should().Be(200);
        second["repeated"].Should().Be("True");
        second["recordedAt"].Should().Be(first["recordedAt"]);
    }

    [Fact]
    public async Task A_review_is_approved_with_name_and_comment()
    {
        await using var app = await CheckApp.StartAsync(source: new ScriptedBalanceSource(TimeProvider.System).Always(AvailableUnknown));
        (await app.Checker.CheckAsync(CheckApp.Debit("d-1"))).Outcome.Should().Be(Outcome.Review);

        var answer = await app.PostAsync(
            """{"id":"d-1","event":"approved","by":"A. Reviewer","comment":"called the customer","revision":1}""");

        answer.Status.Should().Be(200, answer.Text);
        (await app.Checker.CheckAsync(CheckApp.Debit("d-1"))).Approval.Should().Be(
            new DebitEvent.Approved("A. Reviewer", "called the customer"));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"d-1\"", 400)]
    [InlineData("""{"id":"d-1"}""", 400)]
    [InlineData("""{"event":"sent"}""", 400)]
    [InlineData("""{"id":"","event":"sent"}""", 400)]
    [InlineData("""{"id":"d 1","event":"sent"}""", 400)]
    [InlineData("""{"id":1,"event":"sent"}""", 400)]
    [InlineData("""{"id":"d-1","id":"d-2","event":"sent"}""", 400)]
    [InlineData("""{"id":"d-1","event":"Sent"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","code":"R01"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","efectiveDate":"2026-11-24"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","effectiveDate":"24.11.2026"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","at":"2026-11-23T15:00:00"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","at":"2026-11-23"}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent","revision":1.5}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent"}}""", 400)]
    [InlineData("""{"id":"d-1","event":"sent",}""", 400)]
    [InlineData("""{"id":"d-1","event":"returned","code":"R9999"}""", 422)]
    [InlineData("""{"id":"d-1","event":"returned"}""", 422)]
    [InlineData("""{"id":"d-1","event":"approved","by":"A. Reviewer"}""", 422)]
    [InlineData("""{"id":"d-1","event":"sent","at":"2999-01-01T00:00:00Z"}""", 409)]
    [InlineData("""{"id":"d-1","event":"sent","revision":2}""", 409)]
    [InlineData("""{"id":"d-2","event":"sent"}""", 409)]
    public async Task What_is_no_event_of_the_debit_is_rejected_and_records_nothing(string body, int status)
    {
        await using var app = await CheckApp.StartAsync();
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));

        var answer = await app.PostAsync(body);

        answer.Status.Should().Be(status, answer.Text);
        answer.MediaType.Should().Be("application/problem+json");
        answer["detail"].Should().NotBeNullOrEmpty().And.NotContain("FundsCheck.", "no type of this library is a place in a body");
        (await app.Checker.CheckAsync(CheckApp.Debit("d-1"))).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task An_error_names_the_member_and_suggests_the_right_one()
    {
        await using var app = await CheckApp.StartAsync();

        (await app.PostAsync("""{"id":"d-1","event":"sent","efectiveDate":"2026-11-24"}"""))["detail"]
            .Should().Be("`efectiveDate` is unknown; did you mean `effectiveDate`?");
        (await app.PostAsync("""{"id":"d-1","event":"settled","code":"R01"}"""))["detail"]
            .Should().Be("`code` does not belong to `settled`; remove it");
        (await app.PostAsync("""{"id":"d-1","event":"sent","revision":"one"}"""))["detail"]
            .Should().Be("the body is no JSON object as documented, at `$.revision`");
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    public async Task A_form_of_another_page_cannot_record(string mediaType, int status)
    {
        await using var app = await CheckApp.StartAsync();
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));

        (await app.PostAsync("""{"id":"d-1","event":"sent"}""", mediaType)).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_body_of_more_than_16_KiB_is_not_read()
    {
        await using var app = await CheckApp.StartAsync();

        var answer = await app.PostAsync($$"""{"id":"d-1","event":"sent","comment":"{{new string('x', 16 * 1024)}}"}""");

        answer.Status.Should().Be(413);
    }

    [Fact]
    public async Task Without_a_user_nothing_is_recorded()
    {
        await using var app = await CheckApp.StartAsync(isAnonymous: false);
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));

        (await app.PostAsync("""{"id":"d-1","event":"sent"}""")).Status.Should().Be(401);
        (await app.Checker.CheckAsync(CheckApp.Debit("d-1"))).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task An_archived_debit_is_gone_and_a_failing_store_asks_to_send_again()
    {
        await using var archived = await CheckApp.StartAsync(store: new FailingStore(id => new DebitArchivedException(id)));
        await using var failing = await CheckApp.StartAsync(
            store: new FailingStore(id => new DecisionNotRecordedException(id, new IOException("/var/lib/log is full"))));

        (await archived.PostAsync("""{"id":"d-1","event":"sent"}"""))["code"].Should().Be("debit.archived");
        var answer = await failing.PostAsync("""{"id":"d-1","event":"sent"}""");

        answer.Status.Should().Be(503);
        answer.RetryAfter.Should().NotBeNull();
        answer.Text.Should().NotContain("/var/lib");
    }

    [Fact]
    public async Task Each_keyed_checker_has_its_own_endpoint()
    {
        await using var app = await CheckApp.StartAsync(
            map => map.MapDebitEvents("/payouts/debit-events", "payouts").AllowAnonymous(),
            services => services.AddKeyedFundsCheck("payouts", (checker, _) => checker.AddFundsCheck().KeepDecisionsInMemory()
                .UseBalanceSource(_ => CheckApp.Source())));
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));

        (await app.PostAsync("""{"id":"d-1","event":"sent"}""", path: "/payouts/debit-events")).Status.Should().Be(409);
        (await app.PostAsync("""{"id":"d-1","event":"sent"}""")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_mapped_host_waits_at_its_start_for_a_store_that_another_process_has()
    {
        var memory = new ServiceCollection();
        memory.AddFundsCheck().KeepDecisionsInMemory();
        await using var other = memory.BuildServiceProvider();
        var opened = 0;
        await using var app = await CheckApp.StartAsync(
            configure: services => services.Configure<FundsCheckOptions>(options => options.StoreWait = TimeSpan.FromMinutes(1)),
            open: () => ++opened == 1 ? throw new InUseException() : other.GetRequiredService<IDecisionStore>());

        opened.Should().Be(2, "the start asked again, and mapping not at all");
        await app.Checker.CheckAsync(CheckApp.Debit("d-1"));
        (await app.PostAsync("""{"id":"d-1","event":"sent"}""")).Status.Should().Be(200);
    }

    [Fact]
    public void Without_a_checker_the_endpoint_is_not_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddFundsCheckProblemDetails();
        var app = builder.Build();

        app.Invoking(it => it.MapDebitEvents("/debit-events")).Should().Throw<InvalidOperationException>()
            .WithMessage("*AddFundsCheck()*");
    }

    private static BalanceReading AvailableUnknown(AccountRef account) => new BalanceReading.Succeeded(new AccountBalance
    {
        AccountId = account.SourceAccountId,
        Kind = AccountKinds.Find("checking"),
        Current = 100m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = DateTimeOffset.UtcNow,
        RetrievedAt = DateTimeOffset.UtcNow,
    });

    private sealed class InUseException() : StoreUnavailableException("the log is in use", null);

    private sealed class FailingStore(Func<string, Exception> failure) : IDecisionStore
    {
        public bool IsDurable => true;

        public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) => throw failure(debitId);

        public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
            throw failure(request.Debit.Id);

        public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
            throw failure(request.DebitId);
    }
}
